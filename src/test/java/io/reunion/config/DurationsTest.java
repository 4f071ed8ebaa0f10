package io.reunion.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "500ms, PT0.5S",
    "30s, PT30S",
    "5m, PT5M",
    "90m, PT1H30M",
    "1h30m, PT1H30M",
    "2d, PT48H",
    "1d2h3m4s5ms, PT26H3M4.005S",
    "999999d, PT23999976H"
  })
  void readsNumbersWithUnits(String text, Duration length) {
    assertThat(Durations.parse(text)).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "5",
        "s",
        "-5s",
        "+5s",
        "5 s",
        "5S",
        "1.5h",
        "1m1h",
        "1h1h",
        "5sec",
        "PT5M",
        "5分钟",
        "５m",
        "1000000d",
        "1w"
      })
  void refusesEverythingElse(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse(text));
  }

  @Test
  void writesWhatItReads() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      Duration length = Duration.ofMillis(random.nextLong(Duration.ofDays(999).toMillis()));
      assertThat(Durations.parse(Durations.format(length))).isEqualTo(length);
    }
    assertThat(Durations.format(Duration.ZERO)).isEqualTo("0s");
    assertThat(Durations.format(Duration.ofMinutes(90))).isEqualTo("1h30m");
  }
}
