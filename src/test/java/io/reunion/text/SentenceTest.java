package io.reunion.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.chat.Markup;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceTest {
  private static Sentence english(String pattern) {
    return Sentence.compile(pattern, Locale.ENGLISH);
  }

  @Test
  void argumentsAreNamed() {
    Sentence sentence = english("{who} has {count} of { many }.");
    assertThat(sentence.arguments()).containsExactly("count", "many", "who");
    assertThat(sentence.with("who", "Li", "count", 3, "many", 1_000))
        .isEqualTo("Li has 3 of 1000.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "It's {n}                  | It's 7",
        "It''s {n}                 | It's 7",
        "'{n}' is {n}              | {n} is 7",
        "it''s '{'{n}'}'           | it's {7}",
        "{n} #                     | 7 #",
        "{n}{n}                    | 77",
        "100% {n}                  | 100% 7",
        "中文{n}个                 | 中文7个"
      })
  void whatIsNoArgumentStandsForItself(String pattern, String said) {
    assertThat(english(pattern).with("n", 7)).isEqualTo(said);
  }

  @Test
  void pluralsFollowTheLanguage() {
    String pattern = "{n, plural, =0 {nobody} one {# seat} other {# seats}} for {who}";
    Sentence sentence = english(pattern);
    assertThat(sentence.arguments()).containsExactly("n", "who");
    assertThat(sentence.with("n", 0, "who", "Li")).isEqualTo("nobody for Li");
    assertThat(sentence.with("n", 1, "who", "Li")).isEqualTo("1 seat for Li");
    assertThat(sentence.with("n", 2, "who", "Li")).isEqualTo("2 seats for Li");
    Sentence chinese = Sentence.compile("{n, plural, other {#个座位}}", Locale.SIMPLIFIED_CHINESE);
    assertThat(chinese.with("n", 1)).isEqualTo("1个座位");
  }

  @Test
  void choicesGoByTheirWord() {
    Sentence sentence = english("{kind, select, group {the group} other {you}}, {n}");
    assertThat(sentence.with("kind", "group", "n", 1)).isEqualTo("the group, 1");
    assertThat(sentence.with("kind", "direct", "n", 1)).isEqualTo("you, 1");
  }

  @Test
  void starsAndBackticksAreMarks() {
    Sentence sentence = english("**{title}** – `rsvp {id}` **");
    String said = sentence.with("title", "Gala", "id", "gala");
    assertThat(said).isEqualTo(Markup.bold("Gala") + " – " + Markup.code("rsvp gala") + " **");
    assertThat(english("{n, plural, one {**one**} other {**#**}}").with("n", 5))
        .isEqualTo(Markup.bold("5"));
  }

  @Test
  void whatComesFromOutsideIsLiteral() {
    String mark = Markup.bold("x");
    for (String pattern : new String[] {"<{who}>", "<{who}> {n, plural, other {}}"}) {
      String said = english(pattern).with("who", mark + "\u202E{n}**`'", "n", 1);
      assertThat(said.strip()).isEqualTo("<x{n}**`'>");
      assertThat(english(pattern).with("who", new Marked(mark), "n", 1).strip())
          .isEqualTo("<" + mark + ">");
    }
  }

  @Test
  void aMissingArgumentIsSaidByItsName() {
    assertThatThrownBy(() -> english("{a} {b}").with("a", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("arguments [a] (expected: [a, b])");
    assertThatThrownBy(() -> english("{a, plural, other {#}}").with())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneArgumentTooManyIsHarmless() {
    assertThat(english("{a}").with("a", 1, "b", 2)).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{0}", "{a", "{a, plural}", "{a, plural, one {x}}", "{a b}", "{}"})
  void aPatternThatIsNoneIsRefused(String pattern) {
    assertThatThrownBy(() -> english(pattern))
        .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class);
  }
}
