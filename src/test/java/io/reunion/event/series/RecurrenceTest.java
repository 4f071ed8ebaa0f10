package io.reunion.event.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @ParameterizedTest
  @CsvSource({
    "每周三 19:30 × 6, WEEK, 6, 周三 19:30",
    "每星期三19:30×6, WEEK, 6, 星期三19:30",
    "weekly 6, WEEK, 6, ''",
    "every Wednesday 7 pm x6, WEEK, 6, Wednesday 7 pm",
    "每周 6次, WEEK, 6, ''",
    "隔周 周三 19:30 x 4, TWO_WEEKS, 4, 周三 19:30",
    "every two weeks 4, TWO_WEEKS, 4, ''",
    "每月 12, MONTH, 12, ''",
    "monthly weekday 5, MONTH_WEEKDAY, 5, ''",
    "每月同周几 3, MONTH_WEEKDAY, 3, ''",
    "每天 08:00 × 10, DAY, 10, 08:00"
  })
  void aRuleIsReadAndTheRestIsLeft(String words, Recurrence.Every every, int count, String rest) {
    assertThat(Recurrence.read(words))
        .contains(new Recurrence.Read(new Recurrence(every, count), rest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-12 14:00",
        "下周三 19:30",
        "Wednesday 7 pm",
        "每周三 19:30",
        "weekly 1",
        "weekly 99"
      })
  void whatIsNoRuleOrHasNoUsableCountIsNone(String words) {
    assertThat(Recurrence.read(words)).isEqualTo(Optional.empty());
  }

  @Test
  void theHourStaysWhereTheOffsetChanges() {
    assertThat(starts("2026-10-18T19:30", Recurrence.Every.WEEK, 3))
        .containsExactly("2026-10-25T19:30", "2026-11-01T19:30");
  }

  @Test
  void aMonthThatIsTooShortHasItsLastDayAndLosesNoneAfterwards() {
    assertThat(starts("2027-01-31T18:00", Recurrence.Every.MONTH, 4))
        .containsExactly("2027-02-28T18:00", "2027-03-31T18:00", "2027-04-30T18:00");
  }

  @Test
  void aWeekdayOfTheMonthIsTheSameOneOrTheLast() {
    assertThat(starts("2026-12-09T18:00", Recurrence.Every.MONTH_WEEKDAY, 3))
        .containsExactly("2027-01-13T18:00", "2027-02-10T18:00");
    assertThat(starts("2026-12-30T18:00", Recurrence.Every.MONTH_WEEKDAY, 3))
        .containsExactly("2027-01-27T18:00", "2027-02-24T18:00");
  }

  @Test
  void oneIsNoSeriesAndAThousandIsAMistake() {
    assertThatThrownBy(() -> new Recurrence(Recurrence.Every.DAY, 1))
        .hasMessageContaining("expected: 2 to 60");
    assertThatThrownBy(() -> new Recurrence(Recurrence.Every.DAY, 1_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> starts(String first, Recurrence.Every every, int count) {
    return new Recurrence(every, count)
        .after(LocalDateTime.parse(first).atZone(LONDON).toInstant(), LONDON).stream()
            .map(start -> LocalDateTime.ofInstant(start, LONDON).toString())
            .toList();
  }
}
