package io.reunion.language.when;

import io.reunion.language.when.Ambiguity.Reason;
import io.reunion.language.when.Hint.NumericOrder;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which days are meant, given what today is.
 *
 * @param today in the zone in which the phrase is told
 * @param home the chat's zone, whose habits settle 5/1
 * @param notBefore what went before in a range or a list, if anything: the next such day after it is meant
 * @param todayOpen whether the time that was given is still to come today
 */
record Calendar(
    LocalDate today,
    ZoneId home,
    Hint hint,
    boolean han,
    Choices choices,
    @Nullable LocalDate notBefore,
    boolean todayOpen) {

  /** A day of the month that passed at most so many days ago may be meant as that one. */
  private static final int RECENT_DAYS = 7;

  /** A date that passed at most so many days ago may be meant as that one. */
  private static final long SEASON_DAYS = 92;

  Calendar after(LocalDate day) {
    return new Calendar(today, home, hint, han, choices, day, todayOpen);
  }

  private Calendar quietly() {
    return new Calendar(today, home, hint, han, Choices.likeliest(), notBefore, todayOpen);
  }

  /** The days; null if the tables do not reach them. */
  @Nullable
  Dates days(DaySpec spec, @Nullable DaySpec check) {
    if (spec instanceof DaySpec.Weekday
        || spec instanceof DaySpec.Weekend
        || spec instanceof DaySpec.WholeWeek) {
      return checked(new Weeks(this).days(spec), check);
    }
    if (spec instanceof DaySpec.Month
        || spec instanceof DaySpec.Nth
        || spec instanceof DaySpec.DayOf
        || spec instanceof DaySpec.SevenDays) {
      return checked(new Months(this).days(spec), check);
    }
    if (Derived.isDerived(spec)) {
      return new Derived(this).days(spec, check);
    }
    LocalDate day = day(spec, check);
    return day == null ? null : checked(Dates.on(day), check);
  }

  private @Nullable LocalDate day(DaySpec spec, @Nullable DaySpec check) {
    if (spec instanceof DaySpec.Date date) {
      return date(date.year(), date.month(), date.day(), check);
    }
    if (spec instanceof DaySpec.Slash slash) {
      return slash(slash, check);
    }
    if (spec instanceof DaySpec.DayOfMonth day) {
      return dayOfMonth(day.day(), check);
    }
    if (spec instanceof DaySpec.Following) {
      return notBefore == null ? null : notBefore.plusDays(1);
    }
    if (spec instanceof DaySpec.Relative relative) {
      return today.plusDays(relative.days());
    }
    if (spec instanceof DaySpec.Later later) {
      return later(later);
    }
    if (spec instanceof DaySpec.Repeat repeat) {
      return new Repeats(this).first(repeat.rule());
    }
    return new Feasts(this).day(spec);
  }

  private LocalDate later(DaySpec.Later later) {
    Amount amount = later.amount();
    Period period = Period.of(0, amount.months(), amount.days());
    return later.back() ? today.minus(period) : today.plus(period);
  }

  /** A date; without its year the next one, or, where the last one is nearer, a question. */
  private LocalDate date(@Nullable Year year, int month, int day, @Nullable DaySpec check) {
    if (year != null) {
      return valid(year.from(today.getYear()), month, day);
    }
    if (notBefore != null) {
      LocalDate same = clamped(notBefore.getYear(), month, day);
      return valid(notBefore.getYear() + (same.isBefore(notBefore) ? 1 : 0), month, day);
    }
    int next = today.getYear() + (clamped(today.getYear(), month, day).isBefore(today) ? 1 : 0);
    LocalDate coming = clamped(next, month, day);
    LocalDate passed = clamped(next - 1, month, day);
    if (coming.getYear() != today.getYear()) {
      choices.assume(Assumption.YEAR);
    }
    boolean nearer = today.toEpochDay() - passed.toEpochDay() <= SEASON_DAYS;
    if (nearer && check != null && !matches(check, coming) && matches(check, passed)) {
      return passed;
    }
    if (!nearer || coming.equals(today) || (check != null && matches(check, coming))) {
      return valid(next, month, day);
    }
    List<Integer> years = hint.past() ? List.of(next - 1, next) : List.of(next, next - 1);
    return valid(choices.pick(Reason.YEAR, years), month, day);
  }

  private static LocalDate clamped(int year, int month, int day) {
    LocalDate first = LocalDate.of(year, month, 1);
    return first.withDayOfMonth(Math.min(day, first.lengthOfMonth()));
  }

  /** The date; where the month is too short for it, its last day, with a question. */
  LocalDate valid(int year, int month, int day) {
    LocalDate clamped = clamped(year, month, day);
    return clamped.getDayOfMonth() == day
        ? clamped
        : choices.pick(Reason.NO_SUCH_DATE, List.of(clamped, clamped.plusDays(1)));
  }

  private LocalDate slash(DaySpec.Slash slash, @Nullable DaySpec check) {
    int a = slash.first();
    int b = slash.second();
    if (a == b || a > 12 || b > 12) {
      return a > 12 ? date(slash.year(), b, a, check) : date(slash.year(), a, b, check);
    }
    boolean monthFirst = monthFirst(slash, check);
    return monthFirst ? date(slash.year(), a, b, check) : date(slash.year(), b, a, check);
  }

  private boolean monthFirst(DaySpec.Slash slash, @Nullable DaySpec check) {
    if (check != null) {
      Calendar quiet = quietly();
      boolean asMonth =
          matches(check, quiet.date(slash.year(), slash.first(), slash.second(), check));
      boolean asDay =
          matches(check, quiet.date(slash.year(), slash.second(), slash.first(), check));
      if (asMonth != asDay) {
        return asMonth;
      }
    }
    if (hint.order() == NumericOrder.DAY_FIRST) {
      return false;
    }
    if (hint.order() == NumericOrder.MONTH_FIRST || han) {
      choices.assume(Assumption.MONTH_FIRST);
      return true;
    }
    boolean likely = home.getId().startsWith("America/") || home.getId().startsWith("Asia/");
    return choices.pick(Reason.DAY_MONTH_ORDER, List.of(likely, !likely));
  }

  private LocalDate dayOfMonth(int day, @Nullable DaySpec check) {
    LocalDate from = notBefore == null ? today : notBefore;
    int step = day < from.getDayOfMonth() ? 1 : 0;
    LocalDate month = from.withDayOfMonth(1).plusMonths(step);
    if (step == 1) {
      choices.assume(Assumption.MONTH);
    }
    boolean recent = step == 1 && notBefore == null && from.getDayOfMonth() - day <= RECENT_DAYS;
    if (recent
        && (check == null
            || !matches(check, clamped(month.getYear(), month.getMonthValue(), day)))) {
      LocalDate passed = month.minusMonths(1);
      boolean then = check != null && matches(check, from.withDayOfMonth(day));
      List<LocalDate> months =
          hint.past() || then ? List.of(passed, month) : List.of(month, passed);
      month = choices.pick(Reason.MONTH, months);
    }
    return valid(month.getYear(), month.getMonthValue(), day);
  }

  @Nullable
  Dates checked(@Nullable Dates dates, @Nullable DaySpec check) {
    if (dates == null || check == null || !dates.isOne() || matches(check, dates.first())) {
      return dates;
    }
    LocalDate written = dates.first();
    if (check instanceof DaySpec.Weekday weekday) {
      LocalDate inWeek = written.with(weekday.day());
      return Dates.on(choices.pick(Reason.WEEKDAY_MISMATCH, List.of(written, inWeek)));
    }
    Dates other = quietly().days(check, null);
    return other == null
        ? dates
        : Dates.on(choices.pick(Reason.WEEKDAY_MISMATCH, List.of(written, other.first())));
  }

  /** Whether the second mark of a day agrees with it. A bare weekday agrees with every such day. */
  private boolean matches(DaySpec check, LocalDate day) {
    if (check instanceof DaySpec.Weekday weekday && weekday.week() != DaySpec.Week.COUNTED) {
      return day.getDayOfWeek() == weekday.day();
    }
    if (check instanceof DaySpec.DayOfMonth number) {
      return day.getDayOfMonth() == number.day();
    }
    if (check instanceof DaySpec.Holiday holiday) {
      return holiday.period()
          || holiday.feast().in(day.getYear()).map(feast -> isNear(feast, day)).orElse(true);
    }
    Dates dates = quietly().days(check, null);
    return dates == null || dates.contains(day);
  }

  /** 国庆10月3日: a holiday names its surroundings as well as its day. */
  private static boolean isNear(LocalDate feast, LocalDate day) {
    return Math.abs(feast.toEpochDay() - day.toEpochDay()) <= 15;
  }

  LocalDate monday() {
    return today.with(DayOfWeek.MONDAY);
  }
}
