package io.reunion.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
  private final Placeholders placeholders = new Placeholders(
      Map.of("A", "apple", "_b2", "${A}", "EMPTY", "", "DOLLAR", "$1\\2", "中", "x"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain                | plain",
        "${A}                 | apple",
        "<${A}${A}>           | <appleapple>",
        "${_b2}               | ${A}",
        "[${EMPTY}]           | []",
        "[${NONE:-}]          | []",
        "${NONE:-a b:c-d}     | a b:c-d",
        "${EMPTY:-fallback}   | fallback",
        "${A:-fallback}       | apple",
        "${DOLLAR}            | $1\\2",
        "$${A}                | ${A}",
        "$$${A}               | $${A}",
        "$A $ {A} $(A) a$     | $A $ {A} $(A) a$"
      })
  void replacesVariables(String written, String text) {
    assertThat(placeholders.expand(written))
        .isEqualTo(new Placeholders.Expanded(text, java.util.List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${NONE}", "${", "${}", "${1A}", "${A", "${A-x}", "${ A }", "${中}", "${A:+x}"})
  void saysWhatItCannotReplace(String written) {
    assertThat(placeholders.expand(written).problems()).hasSize(1);
  }

  @Test
  void namesEveryVariableThatIsMissing() {
    assertThat(placeholders.expand("${X}-${A}-${Y}").problems())
        .containsExactly(
            "${X} (expected: X in the environment, or ${X:-default})",
            "${Y} (expected: Y in the environment, or ${Y:-default})");
  }

  @Test
  void shieldingKeepsTheLengthAndIsTakenBack() {
    String yaml = "{a: ${A}, b: {c: $${B:-{}, d: ${E e}}";

    String shielded = Placeholders.shield(yaml);

    assertThat(shielded).hasSameSizeAs(yaml).doesNotContain("${A}");
    assertThat(Placeholders.unshield(shielded)).isEqualTo(yaml);
  }
}
