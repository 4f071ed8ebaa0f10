package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, 0.004, 0.005, 0.285, 0.5, 0.9049, 0.915, 0.995, 0.9999999, 1})
  void aProbabilityIsToldInHundredthsAsAFormatterWould(double probability) {
    assertThat(new Model.Opinion(Lean.ACCEPT, probability))
        .hasToString(String.format(Locale.ROOT, "ACCEPT %.2f", probability));
    assertThat(new Model.Wish(Intent.FIND, probability))
        .hasToString(String.format(Locale.ROOT, "FIND %.2f", probability));
  }
}
