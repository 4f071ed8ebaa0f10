package io.reunion.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryCsvTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@x", "|x", "\tx=1", " =1", "＝1", "＋1", "－1", "＠x", "\r=1"})
  void nothingThatASpreadsheetWouldRunBeginsACell(String text) {
    String cell = DeliveryCsv.cell(text);
    assertThat(cell).startsWith("\"").endsWith("\"");
    String inside = cell.substring(1, cell.length() - 1).strip();
    assertThat(inside.charAt(0)).isNotIn('=', '+', '-', '@', '|', '＝', '＋', '－', '＠');
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a,b", "a\nb"})
  void aCellStaysOne(String text) {
    assertThat(DeliveryCsv.cell(text)).isEqualTo("\"" + text.replace("\"", "\"\"") + "\"");
  }
}
