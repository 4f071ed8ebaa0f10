package io.reunion.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MarkupTest {
  private static final Pattern MARK = Pattern.compile("[\uE000-\uE008]");

  /** Everything that must never be left of a text from outside. */
  private static final Pattern DECEIVING =
      Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}|\\p{Zl}|\\p{Zp}"
          + "|[\\p{Cf}&&[^\\u200C\\u200D\\u0600-\\u0605\\u06DD\\u070F\\u0890-\\u0891\\u08E2\\x{110BD}\\x{110CD}"
          + "\\x{13430}-\\x{1345F}\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}]]|[\\uE000-\\uF8FF]"
          + "|[\\p{Mn}\\p{Me}]{5}");

  private static final Markup.Dialect TAGS = new Markup.Dialect() {
    @Override
    public String escape(String literal) {
      return literal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String bold(String escaped) {
      return "<b>" + escaped + "</b>";
    }

    @Override
    public String italic(String escaped) {
      return "<i>" + escaped + "</i>";
    }

    @Override
    public String code(String escaped) {
      return "<c>" + escaped + "</c>";
    }

    @Override
    public String link(String escapedLabel, String url) {
      return "<a " + escape(url) + ">" + escapedLabel + "</a>";
    }
  };

  @Test
  void marksAreWrittenInThePlatformsOwnWay() {
    String text = Markup.bold("a<b") + " & " + Markup.italic("i") + Markup.code("c")
        + Markup.link("l", "https://x.example/?a&b");
    assertThat(Markup.render(text, TAGS))
        .isEqualTo("<b>a&lt;b</b> &amp; <i>i</i><c>c</c><a https://x.example/?a&amp;b>l</a>");
    assertThat(Markup.plain(text)).isEqualTo("a<b & icl https://x.example/?a&b");
  }

  @Test
  void marksOfDifferentKindsMayNest() {
    assertThat(Markup.render(Markup.bold("a" + Markup.italic("b") + "<"), TAGS))
        .isEqualTo("<b>a<i>b</i>&lt;</b>");
    assertThat(Markup.render(Markup.link(Markup.bold("l"), "u"), TAGS))
        .isEqualTo("<a u><b>l</b></a>");
  }

  @Test
  void aMarkWithoutItsCounterpartIsDropped() {
    assertThat(Markup.render("a\uE000b", TAGS)).isEqualTo("ab");
    assertThat(Markup.render("a\uE001b", TAGS)).isEqualTo("ab");
    assertThat(Markup.render("\uE006label\uE008", TAGS)).isEqualTo("label");
    assertThat(Markup.render("\uE000a\uE002b\uE001c\uE003", TAGS)).isEqualTo("<b>ab</b>c");
  }

  @Test
  void whateverTheMarksNoneIsLeftAndNothingElseIsLost() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String text = Texts.random(random, 30);
      String plain = Markup.plain(text);
      assertThat(plain).doesNotContainPattern(MARK);
      String letters = MARK.matcher(text).replaceAll("");
      assertThat(plain.replace(" ", "")).isEqualTo(letters.replace(" ", ""));
      String tagged = Markup.render(text, TAGS);
      assertThat(tagged).doesNotContainPattern(MARK);
      assertThat(tagged.replaceAll("</?[bic]>|<a [^<>]*>|</a>", "")).doesNotContainPattern("[<>]");
    }
  }

  @Test
  void deeplyNestedMarksAreWrittenWithoutHarm() {
    String text = ("\uE000x".repeat(1_000)) + "\uE001".repeat(1_000);
    assertThat(Markup.plain(text)).isEqualTo("x".repeat(1_000));
  }

  static final Iterable<String> HOSTILE = Texts.HOSTILE;
  static final Iterable<String> HONEST = Texts.HONEST;

  // Named by number: reports do not take every character.
  @ParameterizedTest(name = "{index}")
  @FieldSource("HOSTILE")
  void nothingDeceivingIsLeftOfAHostileText(String text) {
    String literal = Markup.literal(text);
    assertThat(literal).doesNotContainPattern(DECEIVING);
    assertThat(Markup.literal(literal)).isEqualTo(literal);
    assertThat(Markup.plain(literal)).isEqualTo(literal);
  }

  @ParameterizedTest(name = "{index}")
  @FieldSource("HONEST")
  void anHonestTextStaysAsItIs(String text) {
    assertThat(Markup.literal(text)).isSameAs(text);
  }

  @Test
  void literalIsIdempotentAndLeavesNothingThatDeceives() {
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      String text = Texts.random(random, 24);
      String literal = Markup.literal(text);
      assertThat(Markup.literal(literal)).as("again, of %s", escaped(text)).isEqualTo(literal);
      assertThat(DECEIVING.matcher(literal).find()).as("of %s", escaped(text)).isFalse();
    }
  }

  @Test
  void everySingleCharacterIsKeptOrTakenOutButNeverChanged() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = new String(Character.toChars(c));
      String literal = Markup.literal(text);
      if (!literal.isEmpty() && !literal.equals(text)) {
        throw new AssertionError("U+" + Integer.toHexString(c) + " became " + escaped(literal));
      }
      boolean visible =
          Character.isLetterOrDigit(c) && c != 0x115F && c != 0x1160 && c != 0x3164 && c != 0xFFA0;
      if (visible && literal.isEmpty()) {
        throw new AssertionError("U+" + Integer.toHexString(c) + " is a letter and was taken out");
      }
    }
  }

  @Test
  void accentsAreKeptUpToFourAndAStackIsNotPartedByWhatIsTakenOut() {
    assertThat(Markup.literal("e\u0301\u0302\u0303\u0304")).hasSize(5);
    assertThat(Markup.literal("e\u0301\u0302\u0303\u0304\u0305")).hasSize(5);
    assertThat(Markup.literal("e\u0301\u0302\u0303\u0304\u200B\u0305\u0306")).hasSize(5);
    String name = Normalizer.normalize("Nguyễn", Normalizer.Form.NFD);
    assertThat(Markup.literal(name)).isEqualTo(name);
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append(String.format("\\u%04X", c)));
    return out.toString();
  }
}
