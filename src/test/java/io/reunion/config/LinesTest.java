package io.reunion.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
  @ParameterizedTest
  @CsvSource({
    "a, 0, 1",
    "a|b, 0, 1",
    "a|b, 1, 1",
    "a|b, 2, 2",
    "||, 2, 3",
    "a~b, 2, 2",
    "a~|b, 3, 2",
    "a~|b, 2, 1",
    "😀|b, 2, 2",
    "a|b, 99, 2"
  })
  void countsLinesAsEditorsDo(String text, int codePoint, int line) {
    assertThat(Lines.of(text.replace('|', '\n').replace('~', '\r')).at(codePoint))
        .isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({"\u2028", "\u2029", "\u0085"})
  void doesNotCountSeparatorsThatEditorsShowWithinALine(String separator) {
    assertThat(Lines.of("a" + separator + "b\nc").at(2)).isEqualTo(1);
  }
}
