package io.reunion.language.when;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/** The first day of a repetition, today included while the time given is still to come. */
record Repeats(Calendar calendar) {
  /** A month with the 31st comes within two. */
  private static final int MONTHS_AHEAD = 12;

  LocalDate first(Recurrence rule) {
    LocalDate from = calendar.today().plusDays(calendar.todayOpen() ? 0 : 1);
    return switch (rule.frequency()) {
      case DAILY -> from;
      case WEEKLY -> weekly(rule, from);
      case MONTHLY -> monthly(rule, from);
    };
  }

  private static LocalDate weekly(Recurrence rule, LocalDate from) {
    LocalDate best = from.plusWeeks(1);
    for (DayOfWeek day : rule.days()) {
      LocalDate next = from.with(TemporalAdjusters.nextOrSame(day));
      best = next.isBefore(best) ? next : best;
    }
    return best;
  }

  private static LocalDate monthly(Recurrence rule, LocalDate from) {
    for (int ahead = 0; ahead < MONTHS_AHEAD; ahead++) {
      YearMonth month = YearMonth.from(from).plusMonths(ahead);
      LocalDate day = inMonth(rule, month);
      if (YearMonth.from(day).equals(month) && !day.isBefore(from)) {
        return day;
      }
    }
    throw new IllegalStateException("no day for " + rule + " within a year");
  }

  /** The day in the month, or one outside it where the month has none. */
  private static LocalDate inMonth(Recurrence rule, YearMonth month) {
    LocalDate first = month.atDay(1);
    if (rule.dayOfMonth().isPresent()) {
      return first.plusDays(rule.dayOfMonth().getAsInt() - 1L);
    }
    DayOfWeek day = rule.firstDay().orElse(DayOfWeek.MONDAY);
    return first.with(TemporalAdjusters.dayOfWeekInMonth(rule.week().orElse(1), day));
  }
}
