package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentOptionTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-18T02:00:00Z"), ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "2026-11-18T10:00:00+08:00, Asia/Shanghai, 2026-11-18T10:00+08:00[Asia/Shanghai]",
    "2026-11-18T02:00:00Z, Asia/Shanghai, 2026-11-18T10:00+08:00[Asia/Shanghai]",
    "2026-11-18T10:00, Asia/Shanghai, 2026-11-18T10:00+08:00[Asia/Shanghai]",
    "2026-11-18, Asia/Shanghai, 2026-11-18T00:00+08:00[Asia/Shanghai]",
    "2026-11-18T10:00:00.123+08:00, , 2026-11-18T10:00:00.123+08:00",
    "2026-11-18T10:00+01:00[Europe/Paris], , 2026-11-18T10:00+01:00[Europe/Paris]",
    "2026-11-18T10:00, , 2026-11-18T10:00+01:00[Europe/Berlin]"
  })
  void readsWhatIsWritten(String text, @Nullable String zone, String expected) {
    assertThat(MomentOption.read(text, zone == null ? null : ZoneId.of(zone), () -> CLOCK))
        .hasToString(expected);
  }

  @Test
  void isTheClocksMomentIfNothingIsWritten() {
    assertThat(MomentOption.read(null, ZoneId.of("Asia/Shanghai"), () -> CLOCK))
        .hasToString("2026-11-18T10:00+08:00[Asia/Shanghai]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tomorrow", "2026-13-01", "2026-11-18 10:00", "T10:00"})
  void saysWhatItExpects(String text) {
    assertThatThrownBy(() -> MomentOption.read(text, null, () -> CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--now: '" + text + "' (expected: a moment such as");
  }
}
