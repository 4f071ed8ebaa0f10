package io.reunion.language.when;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against published days; in 2027 and 2030 the new moon falls within minutes of midnight. */
class LunarCalendarTest {
  @ParameterizedTest
  @CsvSource({
    "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29",
        "2026-02-17",
    "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03", "2031-01-23", "2032-02-11", "2033-01-31"
  })
  void theYearBeginsOnItsPublishedDay(LocalDate day) {
    assertThat(LunarCalendar.day(day.getYear(), 1, false, 1)).hasValue(day);
  }

  @ParameterizedTest
  @CsvSource({
    "2023, 8, 15, 2023-09-29", "2024, 8, 15, 2024-09-17", "2025, 8, 15, 2025-10-06",
    "2026, 8, 15, 2026-09-25", "2027, 8, 15, 2027-09-15", "2025, 5, 5, 2025-05-31",
    "2026, 5, 5, 2026-06-19", "2027, 5, 5, 2027-06-09", "2026, 12, 30, 2027-02-05"
  })
  void daysFollowTheMonthsOfTheYear(int year, int month, int day, LocalDate expected) {
    assertThat(LunarCalendar.day(year, month, false, day)).hasValue(expected);
  }

  @Test
  void aLeapMonthStandsAfterItsNamesake() {
    assertThat(LunarCalendar.day(2025, 6, true, 1)).hasValue(LocalDate.of(2025, 7, 25));
    assertThat(LunarCalendar.day(2033, 11, true, 1)).hasValue(LocalDate.of(2033, 12, 22));
    assertThat(LunarCalendar.day(2026, 6, true, 1)).isEmpty();
  }

  @Test
  void beyondTheTableThereIsNoDay() {
    assertThat(LunarCalendar.day(1999, 1, false, 1)).isEmpty();
    assertThat(LunarCalendar.day(2097, 1, false, 1)).isEmpty();
    assertThat(LunarCalendar.qingming(2200)).isEqualTo(Optional.empty());
  }

  @Test
  void monthsHaveTwentyNineOrThirtyDaysAndFillTheYear() {
    for (int year = 2000; year < 2096; year++) {
      LocalDate start = LunarCalendar.day(year, 1, false, 1).orElseThrow();
      LocalDate last = LunarCalendar.day(year, 12, false, 30).orElseThrow();
      LocalDate next = LunarCalendar.day(year + 1, 1, false, 1).orElseThrow();
      assertThat(last.plusDays(1)).as("year %d", year).isEqualTo(next);
      assertThat(next.toEpochDay() - start.toEpochDay()).isBetween(353L, 385L);
    }
  }

  @ParameterizedTest
  @CsvSource({"2024-04-04", "2025-04-04", "2026-04-05", "2027-04-05", "2028-04-04"})
  void qingmingFallsOnItsPublishedDay(LocalDate day) {
    assertThat(LunarCalendar.qingming(day.getYear())).hasValue(day);
  }
}
