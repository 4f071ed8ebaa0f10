package io.reunion.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessCellsTest {
  private static final String BEGINNINGS = "=+-@|＝＋－＠";

  @ParameterizedTest
  @ValueSource(strings = {"", "张三", "a=1", "1+1", "(=1)", "'=1", " a", "李-王", "\"=1\""})
  void whatIsNoFormulaStaysAsItIs(String text) {
    assertThat(HarmlessCells.of(text)).isEqualTo(text);
  }

  /** Whatever cannot be seen in front of it: programs differ in what they pass over. */
  @Test
  void whatMayBeAFormulaIsQuotedBehindWhateverCannotBeSeen() {
    for (char beginning : BEGINNINGS.toCharArray()) {
      assertThat(HarmlessCells.of(beginning + "1")).isEqualTo("'" + beginning + "1");
      for (char before = 0; before < Character.MAX_VALUE; before++) {
        int kind = Character.getType(before);
        if (kind == Character.CONTROL
            || kind == Character.FORMAT
            || kind == Character.SPACE_SEPARATOR
            || kind == Character.LINE_SEPARATOR
            || kind == Character.PARAGRAPH_SEPARATOR) {
          assertThat(HarmlessCells.of("" + before + before + beginning + "1"))
              .as("after %04x", (int) before)
              .startsWith("'");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t1", "\r1", "\n1", "\u00001"})
  void whatSomeProgramsCutOffMayNotBeginACell(String text) {
    assertThat(HarmlessCells.of(text)).isEqualTo("'" + text);
  }
}
