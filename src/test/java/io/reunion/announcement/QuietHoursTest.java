package io.reunion.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "22:00-08:00, 2026-11-18T21:59:00+08:00, 0",
    "22:00-08:00, 2026-11-18T22:00:00+08:00, 600",
    "22:00-08:00, 2026-11-19T07:30:00+08:00, 30",
    "22:00-08:00, 2026-11-19T08:00:00+08:00, 0",
    "12:00-14:00, 2026-11-19T13:00:00+08:00, 60",
    "12:00-14:00, 2026-11-19T11:00:00+08:00, 0",
    "none,        2026-11-19T03:00:00+08:00, 0"
  })
  void theNightIsTheReaders(String hours, String now, long minutes) {
    Instant moment = java.time.OffsetDateTime.parse(now).toInstant();
    assertThat(QuietHours.parse(hours).left(moment, SHANGHAI))
        .isEqualTo(Duration.ofMinutes(minutes));
  }

  @Test
  void aNightInWhichTheClockIsChangedEndsByTheClock() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Instant evening = Instant.parse("2026-10-24T20:00:00Z");
    assertThat(QuietHours.parse("22:00-08:00").left(evening, berlin))
        .isEqualTo(Duration.ofHours(11));
  }

  @Test
  void hoursThatAreNoneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuietHours.parse("late"))
        .withMessageContaining("late");
  }
}
