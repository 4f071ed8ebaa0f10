package io.reunion.platform.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.Markup;
import io.reunion.platform.EvilTexts;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class FeishuMarkdownTest {
  private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!(amp|lt|gt|#[0-9]+);)");

  /** An address that is a link to itself; the address itself has no marks that are not in their percent form. */
  private static final Pattern SELF =
      Pattern.compile("\\[(https?:[^\\[\\]*<>`_~]+)\\]\\(https?:[^()\\[\\]*<>` ]+\\)");

  static final List<String> EVIL = EvilTexts.ALL;

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "a & b => a &amp; b",
        "<at id=all></at> => &lt;at id=all&gt;&lt;/at&gt;",
        "*b* _i_ ~s~ => &#42;b&#42; &#95;i&#95; &#126;s&#126;",
        "[x](https://a.example) => &#91;x&#93;([https://a.example](https://a.example))",
        "to https://a.example/v#a_b~c. => to [https://a.example/v&#35;a&#95;b&#126;c](https://a.example/v#a_b~c).",
        "# h => &#35; h",
        "- x => &#45; x",
        "2-3 => 2-3",
        "晚会 (2 of 3) => 晚会 (2 of 3)"
      })
  void escapes(String text, String expected) {
    assertThat(FeishuMarkdown.render(text)).isEqualTo(expected);
  }

  @Test
  void writesItsMarks() {
    assertThat(FeishuMarkdown.render(Markup.bold("a<b") + Markup.italic("i") + Markup.code("x")))
        .isEqualTo("**a&lt;b***i*`x`");
    assertThat(FeishuMarkdown.render(Markup.link("页", "https://a.example/?a=(1)<x> y")))
        .isEqualTo("[页](https://a.example/?a=%281%29%3Cx%3E%20y)");
    assertThat(FeishuMarkdown.render(Markup.link("x", "javascript:1"))).isEqualTo("x javascript:1");
    assertThat(FeishuMarkdown.render(Markup.bold(" "))).isEqualTo(" ");
    assertThat(FeishuMarkdown.render(Markup.link("https://b.example/#x", "https://a.example")))
        .isEqualTo("[https://b.example/&#35;x](https://a.example)");
    assertThat(FeishuMarkdown.render(Markup.code("get https://a.example")))
        .isEqualTo("`get https://a.example`");
  }

  @ParameterizedTest
  @FieldSource("EVIL")
  void nothingFromOutsideIsMoreThanText(String evil) {
    String rendered = SELF.matcher(FeishuMarkdown.render(Markup.literal(evil))).replaceAll("$1");
    assertThat(rendered).doesNotContain("<", ">", "*", "[", "]", "`", "_", "~");
    assertThat(BARE_AMPERSAND.matcher(rendered).find()).isFalse();
    assertThat(FeishuMarkdown.plain(Markup.literal(evil))).doesNotContain("<", "](");
  }
}
