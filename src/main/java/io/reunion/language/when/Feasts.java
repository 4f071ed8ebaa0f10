package io.reunion.language.when;

import io.reunion.language.when.Ambiguity.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Holidays and days of the lunar calendar. */
record Feasts(Calendar calendar) {
  /** A holiday that passed at most so many days ago may be meant as that one. */
  private static final int RECENT_DAYS = 14;

  /** How far a leap month may lie ahead. */
  private static final int YEARS_AHEAD = 20;

  @Nullable
  LocalDate day(DaySpec spec) {
    if (spec instanceof DaySpec.Holiday holiday) {
      LocalDate day = dated(holiday.year(), holiday.feast()::in);
      return day == null || !holiday.period() ? day : inPeriod(day);
    }
    if (spec instanceof DaySpec.SmallYear small) {
      LocalDate day = dated(small.year(), year -> lunar(year, 12, false, 23));
      return day == null
          ? null
          : calendar.choices().pick(Reason.WHICH_DAY, List.of(day, day.plusDays(1)));
    }
    return spec instanceof DaySpec.Lunar lunar ? lunarDay(lunar) : null;
  }

  private LocalDate inPeriod(LocalDate day) {
    return calendar
        .choices()
        .pick(Reason.WHICH_DAY, List.of(day, day.plusDays(1), day.plusDays(2)));
  }

  private @Nullable LocalDate dated(@Nullable Year year, IntFunction<Optional<LocalDate>> days) {
    LocalDate today = calendar.today();
    if (year != null) {
      return days.apply(year.from(today.getYear())).orElse(null);
    }
    LocalDate from = calendar.notBefore() == null ? today : calendar.notBefore();
    LocalDate passed = null;
    for (int ahead = -1; ahead <= YEARS_AHEAD; ahead++) {
      LocalDate day = days.apply(from.getYear() + ahead).orElse(null);
      if (day != null && !day.isBefore(from)) {
        return next(day, passed, from);
      }
      passed = day == null ? passed : day;
    }
    return null;
  }

  private LocalDate next(LocalDate coming, @Nullable LocalDate passed, LocalDate from) {
    if (coming.getYear() != from.getYear()) {
      calendar.choices().assume(Assumption.YEAR);
    }
    boolean recent = passed != null
        && calendar.notBefore() == null
        && from.toEpochDay() - passed.toEpochDay() <= RECENT_DAYS;
    return recent ? calendar.choices().pick(Reason.YEAR, List.of(coming, passed)) : coming;
  }

  private static Optional<LocalDate> lunar(int year, int month, boolean leap, int day) {
    return LunarCalendar.day(year, month, leap, day);
  }

  private @Nullable LocalDate lunarDay(DaySpec.Lunar spec) {
    LocalDate lunar =
        dated(spec.year(), year -> lunar(year, spec.month(), spec.leap(), spec.day()));
    if (spec.certain() || lunar == null) {
      return lunar;
    }
    LocalDate common = dated(null, year -> common(year, spec));
    boolean midAutumn = spec.month() == 8 && spec.day() >= 14 && spec.day() <= 16;
    if (common == null) {
      return lunar;
    }
    List<LocalDate> both = midAutumn ? List.of(lunar, common) : List.of(common, lunar);
    return calendar.choices().pick(Reason.CALENDAR, both);
  }

  private static Optional<LocalDate> common(int year, DaySpec.Lunar spec) {
    LocalDate first = LocalDate.of(year, spec.month(), 1);
    return spec.day() <= first.lengthOfMonth()
        ? Optional.of(first.withDayOfMonth(spec.day()))
        : Optional.empty();
  }
}
