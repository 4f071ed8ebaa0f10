package io.reunion.language.when;

import io.reunion.language.when.Ambiguity.Reason;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** Months and their parts: 下个月, 12月底, the second Tuesday of next month, the 5th of next month. */
record Months(Calendar calendar) {
  /** A month that passed at most so many months ago may be meant as that one. */
  private static final int RECENT_MONTHS = 2;

  Dates days(DaySpec spec) {
    if (spec instanceof DaySpec.Nth nth) {
      return Dates.on(nth(nth));
    }
    if (spec instanceof DaySpec.DayOf day) {
      YearMonth month = month(day.month());
      return Dates.on(calendar.valid(month.getYear(), month.getMonthValue(), day.day()));
    }
    if (spec instanceof DaySpec.SevenDays week) {
      return sevenDays(month(week.month()), week.week());
    }
    DaySpec.Month month = (DaySpec.Month) spec;
    return portion(month(month.month()), month.portion());
  }

  private Dates portion(YearMonth month, DaySpec.Portion portion) {
    return switch (portion) {
      case WHOLE -> new Dates(month.atDay(1), month.atEndOfMonth());
      case FIRST_TEN -> new Dates(month.atDay(1), month.atDay(10));
      case SECOND_TEN -> new Dates(month.atDay(11), month.atDay(20));
      case LAST_TEN -> new Dates(month.atDay(21), month.atEndOfMonth());
      case LAST_DAY -> Dates.on(month.atEndOfMonth());
      case START -> about(month.atDay(1));
      case MIDDLE -> about(month.atDay(15));
      case END -> about(month.atEndOfMonth());
    };
  }

  private static Dates sevenDays(YearMonth month, int week) {
    LocalDate first =
        week < 0 ? month.atEndOfMonth().minusDays(6) : month.atDay(1).plusWeeks(week - 1L);
    LocalDate last = first.plusDays(6);
    return new Dates(first, last.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : last);
  }

  private Dates about(LocalDate day) {
    calendar.choices().assume(Assumption.APPROXIMATE);
    return Dates.on(day);
  }

  private YearMonth month(MonthRef ref) {
    YearMonth now = YearMonth.from(calendar.today());
    if (ref.month() == 0) {
      return now.plusMonths(ref.offset());
    }
    Year year = ref.year();
    if (year != null) {
      return YearMonth.of(year.from(now.getYear()), ref.month());
    }
    LocalDate from = calendar.notBefore();
    YearMonth earliest = from == null ? now : YearMonth.from(from);
    YearMonth same = YearMonth.of(earliest.getYear(), ref.month());
    if (!same.isBefore(earliest)) {
      return same;
    }
    calendar.choices().assume(Assumption.YEAR);
    YearMonth next = same.plusYears(1);
    boolean recent = same.until(earliest, ChronoUnit.MONTHS) <= RECENT_MONTHS && from == null;
    return recent ? calendar.choices().pick(Reason.YEAR, List.of(next, same)) : next;
  }

  LocalDate nth(DaySpec.Nth spec) {
    YearMonth month = month(spec.month());
    LocalDate day = inMonth(month, spec);
    boolean open = spec.month().month() > 0 && spec.month().year() == null;
    boolean over = open && day.isBefore(calendar.today());
    YearMonth meant = over ? month.plusYears(1) : month;
    LocalDate result = inMonth(meant, spec);
    return YearMonth.from(result).equals(meant)
        ? result
        : calendar.choices().pick(Reason.NO_SUCH_DATE, List.of(result.minusWeeks(1), result));
  }

  private static LocalDate inMonth(YearMonth month, DaySpec.Nth spec) {
    return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(spec.rank(), spec.day()));
  }
}
