package io.reunion.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  @Test
  void aDayIsWrittenByTheClockOfItsZone() {
    Instant moment = Instant.parse("2026-12-12T16:30:00Z");
    assertThat(Moments.dayAndTime(moment, SHANGHAI, NOW, Language.ZH))
        .isEqualTo("12月13日（周日） 00:30");
    assertThat(Moments.dayAndTime(moment, LONDON, NOW, Language.EN)).isEqualTo("Sat 12 Dec, 16:30");
    assertThat(Moments.time(moment, LONDON)).isEqualTo("16:30");
  }

  @Test
  void theYearIsToldWhenItIsAnother() {
    Instant moment = Instant.parse("2026-12-31T17:00:00Z");
    assertThat(Moments.dayAndTime(moment, SHANGHAI, NOW, Language.ZH))
        .isEqualTo("2027年1月1日（周五） 01:00");
    assertThat(Moments.dayAndTime(moment, SHANGHAI, NOW, Language.EN))
        .isEqualTo("Fri 1 Jan 2027, 01:00");
    assertThat(Moments.dayAndTime(moment, LONDON, NOW, Language.EN)).isEqualTo("Thu 31 Dec, 17:00");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s, 0秒",
    "PT-5S, 0 s, 0秒",
    "PT59.9S, 59 s, 59秒",
    "PT1M20S, 1 min 20 s, 1分20秒",
    "PT1H, 1 h 0 min, 1小时0分",
    "PT25H59M59S, 25 h 59 min, 25小时59分"
  })
  void aLengthHasItsTwoLargestUnits(Duration length, String english, String chinese) {
    assertThat(Moments.length(length, Language.EN)).isEqualTo(english);
    assertThat(Moments.length(length, Language.ZH)).isEqualTo(chinese);
  }
}
