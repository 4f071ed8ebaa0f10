package io.reunion.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.Markup;
import io.reunion.platform.EvilTexts;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class SlackMrkdwnTest {
  private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!(amp|lt|gt);)");

  static final List<String> EVIL = EvilTexts.ALL;

  private static String outside(String evil) {
    return evil.chars().anyMatch(c -> c >= 0xE000 && c <= 0xE008) ? Markup.literal(evil) : evil;
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "a & b => a &amp; b",
        "1 < 2 > 0 => 1 &lt; 2 &gt; 0",
        "<!channel> => &lt;!channel&gt;",
        "gala_2026_x => gala_2026_x",
        "2 * 3 * 4 => 2 * 3 * 4",
        "*bold* => ∗bold*",
        "say _it_ => say ＿it_",
        "~x~ => ∼x~",
        "`x` => ˋx`",
        "* one => * one",
        "\"quoted\" => \"quoted\""
      })
  void escapes(String text, String expected) {
    assertThat(SlackMrkdwn.render(text)).isEqualTo(expected);
  }

  @Test
  void writesItsMarks() {
    assertThat(SlackMrkdwn.render(Markup.bold("a<b") + " " + Markup.italic("i")))
        .isEqualTo("*a&lt;b* _i_");
    assertThat(SlackMrkdwn.render(Markup.code("/rsvp x"))).isEqualTo("`/rsvp x`");
    assertThat(SlackMrkdwn.render(Markup.bold(" "))).isEqualTo(" ");
    assertThat(SlackMrkdwn.render(Markup.bold("2*3"))).isEqualTo("*2∗3*");
    assertThat(SlackMrkdwn.render(Markup.link("the page", "https://a.example/?a=1&b=<|> x")))
        .isEqualTo("<https://a.example/?a=1&amp;b=%3C%7C%3E%20x|the page>");
    assertThat(SlackMrkdwn.render(Markup.link("x", "javascript:1"))).isEqualTo("x javascript:1");
  }

  @Test
  void setsMarksApartFromLetters() {
    assertThat(SlackMrkdwn.render("报名" + Markup.bold("晚会") + "成功"))
        .isEqualTo("报名\u200B*晚会*\u200B成功");
    assertThat(SlackMrkdwn.render(Markup.bold("晚会") + "，成功")).isEqualTo("*晚会*，成功");
  }

  @ParameterizedTest
  @FieldSource("EVIL")
  void evilTextsArriveHarmless(String evil) {
    assertHarmless(SlackMrkdwn.render(outside(evil)));
    assertHarmless(SlackMrkdwn.render("Welcome " + outside(evil) + "!"));
    assertHarmless(SlackMrkdwn.render(Markup.bold(Markup.literal(evil))));
    String link = SlackMrkdwn.render(Markup.link(Markup.literal(evil), "https://a.example"));
    assertThat(link).startsWith("<https://a.example|").endsWith(">");
    assertHarmless(link.substring(1, link.length() - 1));
  }

  @Test
  void randomTextsArriveHarmless() {
    Random random = new Random(13);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(5); n >= 0; n--) {
        String evil = EVIL.get(random.nextInt(EVIL.size()));
        text.append(evil, 0, evil.isEmpty() ? 0 : random.nextInt(evil.length() + 1));
      }
      assertHarmless(SlackMrkdwn.render(outside(text.toString())));
    }
  }

  private static void assertHarmless(String mrkdwn) {
    assertThat(mrkdwn).doesNotContain("<", ">");
    assertThat(BARE_AMPERSAND.matcher(mrkdwn).find()).as(mrkdwn).isFalse();
    assertThat(mrkdwn
            .codePoints()
            .anyMatch(c -> (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || (c >= 0xE000 && c <= 0xF8FF)
                || (c >= 0xD800 && c <= 0xDFFF)
                || (c < 0x20 && c != '\n' && c != '\t')))
        .as(mrkdwn)
        .isFalse();
  }

  @Test
  void cutsLongTextsIntoSections() {
    assertThat(SlackMrkdwn.sections("")).isEmpty();
    assertThat(SlackMrkdwn.sections("x".repeat(3_000))).hasSize(1);
    assertThat(SlackMrkdwn.sections("x".repeat(3_001))).hasSize(2);
    String lines = ("x".repeat(99) + "\n").repeat(60);
    List<String> sections = SlackMrkdwn.sections(lines);
    assertThat(sections).hasSize(2).allMatch(section -> section.length() <= 3_000);
    assertThat(String.join("\n", sections)).isEqualTo(lines.stripTrailing() + "\n");
  }

  @Test
  void cutsNoTokenInHalf() {
    Random random = new Random(17);
    List<String> parts =
        List.of("&amp;", "<https://a.example/x y|label z>", "😀", "ab", " ", "\n", "&lt;");
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 7_000) {
        text.append(parts.get(random.nextInt(parts.size() - (i % 3))));
      }
      List<String> sections = SlackMrkdwn.sections(text.toString());
      for (String section : sections) {
        assertThat(section.length()).isBetween(1, 3_000);
        assertThat(section.chars().filter(c -> c == '<').count())
            .isEqualTo(section.chars().filter(c -> c == '>').count());
        assertThat(BARE_AMPERSAND.matcher(section).find()).isFalse();
        assertThat(section.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
            .isTrue();
      }
      assertThat(String.join("", sections).replace("\n", ""))
          .isEqualTo(text.toString().replace("\n", ""));
    }
  }
}
