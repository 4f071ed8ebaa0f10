package io.reunion.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.Markup;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  private static final Markup.Dialect SHOWN = new Markup.Dialect() {
    @Override
    public String escape(String literal) {
      return literal;
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
      return "<a " + url + ">" + escapedLabel + "</a>";
    }
  };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "plain                         | plain",
        "**bold** and **more**         | <b>bold</b> and <b>more</b>",
        "校庆**改期**了                | 校庆<b>改期</b>了",
        "_soft_ words                  | <i>soft</i> words",
        "snake_case_name               | snake_case_name",
        "__init__ and __all__          | __init__ and __all__",
        "2 * 3 * 4, *x*                | 2 * 3 * 4, *x*",
        "** not bold **                | ** not bold **",
        "**open                        | **open",
        "`rsvp gala`                   | <c>rsvp gala</c>",
        "`a **b**`                     | <c>a **b**</c>",
        "[map](https://e.org/a?b=1)    | <a https://e.org/a?b=1>map</a>",
        "[x] (y)                       | [x] (y)",
        "[](https://e.org)             | [](https://e.org)",
        "see https://e.org/a, please   | see https://e.org/a, please",
        "https://e.org/_a_ and _b_     | https://e.org/_a_ and <i>b</i>",
        "见https://e.org/a_b，_软_      | 见https://e.org/a_b，<i>软</i>",
        "**at https://e.org** _now_    | <b>at https://e.org</b> <i>now</i>",
        "[[x](https://e.org)           | [<a https://e.org>x</a>",
        "<b>hi</b> & <!channel> @all   | <b>hi</b> & <!channel> @all"
      })
  void aFewMarksMeanSomethingAndTheRestStandsForItself(String text, String shown) {
    Markdown.Read read = Markdown.read(text);
    assertThat(Markup.render(read.marked(), SHOWN)).isEqualTo(shown);
    assertThat(read.badLinks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](javascript:alert(1)",
        "[x](data:text/html,hi)",
        "[x](https://)",
        "[x](https:// example.org)",
        "[x](//example.org)",
        "[x](example.org)",
        "[x](https://me@evil.example)",
        "[x](ftp://example.org)",
        "http://",
        "see https:///path now"
      })
  void whatIsNoWebAddressIsNamed(String text) {
    assertThat(Markdown.read(text).badLinks()).hasSize(1);
  }

  @Test
  void aMarkNeverSpansLinesAndOursCannotBeForged() {
    assertThat(Markup.render(Markdown.read("**a\nb** _c\nd_").marked(), SHOWN))
        .isEqualTo("**a\nb** _c\nd_");
    assertThat(Markup.render(Markdown.read("\uE000x\uE001 \u202Ey\u200B").marked(), SHOWN))
        .isEqualTo("x y");
  }

  @Test
  void hostileTextTakesLinearTime() {
    for (String piece :
        List.of("**", "_a ", "[", "](", "[a](", "`", "https://", "**a** ", "_a\n")) {
      String text =
          piece.repeat(100_000 / piece.length()) + "x".repeat(10_000) + "](https://e.org)";
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> Markdown.read(text).marked().length(), piece);
    }
  }
}
