package io.reunion.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.Markup;
import io.reunion.platform.EvilTexts;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class TelegramHtmlTest {
  private static final TelegramBot BOT = new TelegramBot(123456, "alumni_bot");
  private static final Pattern MENTION = Pattern.compile("(?<![A-Za-z0-9_])@[A-Za-z0-9_]");
  private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!(amp|lt|gt|quot);)");

  private static String html(String text) {
    return TelegramHtml.render(text, BOT).html();
  }

  /** As it comes, but for our own marks, which {@link Markup#literal} takes out of everything from outside. */
  private static String outside(String evil) {
    return evil.chars().anyMatch(c -> c >= 0xE000 && c <= 0xE008) ? Markup.literal(evil) : evil;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a & b|a &amp; b",
        "1 < 2 > 0|1 &lt; 2 &gt; 0",
        "say \"hi\"|say &quot;hi&quot;",
        "*x* _y_ `z`|*x* _y_ `z`",
        "write to @alumni_bot|write to @alumni_bot",
        "li@example.org|li@example.org",
        "a @ b|a @ b",
        "/rsvp gala yes|/rsvp gala yes"
      })
  void escapesWhatIsSpecial(String text, String expected) {
    assertThat(html(text)).isEqualTo(expected);
  }

  @Test
  void notifiesNobody() {
    assertThat(html("@durov (@li_wei)")).isEqualTo("@\u2060durov (@\u2060li_wei)");
    assertThat(html("@alumni_bots")).isEqualTo("@\u2060alumni_bots");
  }

  @Test
  void writesItsMarks() {
    assertThat(html(Markup.bold("a<b") + " " + Markup.italic("i") + " " + Markup.code("x&y")))
        .isEqualTo("<b>a&lt;b</b> <i>i</i> <code>x&amp;y</code>");
    assertThat(html(Markup.link("the \"page\"", "https://a.example/?x=1&y=\"><b>")))
        .isEqualTo("<a href=\"https://a.example/?x=1&amp;y=&quot;&gt;&lt;b&gt;\">"
            + "the &quot;page&quot;</a>");
    assertThat(html(Markup.bold(Markup.link("x", "https://a.example/@li"))))
        .isEqualTo("<b><a href=\"https://a.example/@li\">x</a></b>");
  }

  @Test
  void makesNoLinkOutOfTheWeb() {
    assertThat(html(Markup.link("x", "javascript:alert(1)"))).isEqualTo("x javascript:alert(1)");
    assertThat(html(Markup.link("x", "tg://user?id=1"))).isEqualTo("x tg://user?id=1");
  }

  @Test
  void countsWhatIsSeen() {
    assertThat(TelegramHtml.render("a & b", BOT).visible()).isEqualTo(5);
    assertThat(TelegramHtml.render(Markup.bold("张三") + "😀", BOT).visible()).isEqualTo(4);
    assertThat(TelegramHtml.render(Markup.link("abc", "https://a.example"), BOT).visible())
        .isEqualTo(3);
    assertThat(TelegramHtml.render("@li", BOT).visible()).isEqualTo(4);
    assertThat(TelegramHtml.render(Markup.link("x", "tg:y"), BOT).visible()).isEqualTo(6);
  }

  static final java.util.List<String> EVIL = EvilTexts.ALL;

  @ParameterizedTest
  @FieldSource("EVIL")
  void evilTextsArriveHarmless(String evil) {
    assertHarmless(html(outside(evil)));
    assertHarmless(html("Welcome " + outside(evil) + "!"));
    assertHarmless(html(outside(evil + evil)));
    assertHarmless(stripped(html(Markup.bold(Markup.literal(evil)))));
    assertHarmless(stripped(html(Markup.link(Markup.literal(evil), "https://a.example"))));
  }

  @Test
  void randomTextsArriveHarmless() {
    Random random = new Random(11);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(5); n >= 0; n--) {
        String evil = EvilTexts.ALL.get(random.nextInt(EvilTexts.ALL.size()));
        text.append(evil, 0, evil.isEmpty() ? 0 : random.nextInt(evil.length() + 1));
      }
      assertHarmless(html(outside(text.toString())));
    }
  }

  private static String stripped(String html) {
    return html.replaceAll("</?(b|a)( href=\"https://a\\.example\")?>", "");
  }

  private static void assertHarmless(String html) {
    assertThat(html).doesNotContain("<", ">");
    assertThat(BARE_AMPERSAND.matcher(html).find()).as(html).isFalse();
    assertThat(MENTION.matcher(html).find()).as(html).isFalse();
    assertThat(html.codePoints()
            .anyMatch(c -> (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || (c >= 0xE000 && c <= 0xF8FF)
                || (c >= 0xD800 && c <= 0xDFFF)
                || (c < 0x20 && c != '\n' && c != '\t')))
        .as(html)
        .isFalse();
  }
}
