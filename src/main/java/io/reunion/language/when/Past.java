package io.reunion.language.when;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a reading is over, and what may have been meant instead. */
final class Past {
  private Past() {}

  static boolean isOver(Reading reading, ZonedDateTime now) {
    if (reading instanceof Reading.Repeated) {
      return false;
    }
    Optional<Moment> last = reading.end().isPresent() ? reading.end() : reading.start();
    return last.isPresent() && isOver(last.get(), now);
  }

  private static boolean isOver(Moment moment, ZonedDateTime now) {
    if (moment instanceof Moment.At at) {
      return at.at().isBefore(now.withSecond(0).withNano(0));
    }
    if (moment instanceof Moment.Day day) {
      LocalDate today = now.toLocalDate();
      boolean partOver =
          day.day().equals(today) && day.part().isPresent() && isOver(day.part().get(), now);
      return day.day().isBefore(today) || partOver;
    }
    return false;
  }

  /** Whether the part of today is over. */
  static boolean isOver(@Nullable PartOfDay part, ZonedDateTime now) {
    if (part == null) {
      return false;
    }
    int end = switch (part) {
      case EARLY -> 6;
      case MORNING -> 12;
      case NOON -> 14;
      case AFTERNOON -> 19;
      case EVENING, LATE -> 24;
    };
    return now.getHour() >= end;
  }

  /** How far ahead the next such day lies, for days that come again; empty for 昨天 and its like. */
  static Optional<Period> shift(DaySpec spec) {
    if (spec instanceof DaySpec.Relative relative) {
      return relative.days() == 0 ? Optional.of(Period.ofDays(1)) : Optional.empty();
    }
    if (spec instanceof DaySpec.Weekday weekday) {
      return weekday.weeks() == 0 && weekday.week() != DaySpec.Week.LAST
          ? Optional.of(Period.ofWeeks(1))
          : Optional.empty();
    }
    if (spec instanceof DaySpec.Date) {
      return Optional.of(Period.ofYears(1));
    }
    boolean monthly = spec instanceof DaySpec.DayOfMonth
        || spec instanceof DaySpec.Month
        || spec instanceof DaySpec.Nth;
    return monthly ? Optional.of(Period.ofMonths(1)) : Optional.empty();
  }
}
