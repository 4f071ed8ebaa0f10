package io.reunion.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.Markup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsTest {
  private static String runs(String marked) {
    return Runs.of(marked).toString().replace('"', '\'');
  }

  @Test
  void nestsMarksAndLeavesTheRestLiteral() {
    assertThat(runs("a " + Markup.bold("b " + Markup.code("c")) + " d"))
        .isEqualTo(
            "[{'text':'a '},{'bold':[{'text':'b '},{'code':[{'text':'c'}]}]},{'text':' d'}]");
    assertThat(runs(Markup.italic("x"))).isEqualTo("[{'italic':[{'text':'x'}]}]");
  }

  @Test
  void keepsWhatWouldBreakOutOfJson() {
    String nasty = "\"},{\"bold\":[]} \\ \n \u2028 <b>";
    assertThat(Runs.of(nasty).get(0).get("text").textValue()).isEqualTo(nasty);
    assertThat(Runs.literal(nasty).get(0).get("text").textValue()).isEqualTo(nasty);
  }

  @Test
  void linksToTheWeb() {
    assertThat(runs(Markup.link("page", "https://example.org/?a=1&b='2'")))
        .contains("{'link':[{'text':'page'}],'url':'https://example.org/?a=1&b=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "data:text/html,x", "//evil.example", "JAVASCRIPT:x"})
  void showsAnyOtherTargetAsText(String url) {
    assertThat(runs(Markup.link("page", url)))
        .isEqualTo("[{'text':'page'},{'text':' " + url + "'}]");
  }

  @Test
  void makesNothingOfNothing() {
    assertThat(runs("")).isEqualTo("[]");
  }
}
