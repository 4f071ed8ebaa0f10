package io.reunion.language.when;

import io.reunion.language.when.Ambiguity.Reason;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * Days told by the week. Weeks begin on Monday, as Chinese counts them: 周日 belongs to the week that is ending, and
 * 下周五 is the Friday after the coming Monday, certainly. In English "this Friday" is the coming one; "next Friday"
 * is certain only where the Friday of this week is over, else both Fridays are offered, next week's first.
 */
record Weeks(Calendar calendar) {
  Dates days(DaySpec spec) {
    if (spec instanceof DaySpec.Weekend weekend) {
      LocalDate saturday = saturday(weekend);
      return new Dates(saturday, saturday.plusDays(1));
    }
    if (spec instanceof DaySpec.WholeWeek week) {
      LocalDate monday = calendar.monday().plusWeeks(week.weeks());
      return week.end()
          ? Dates.on(calendar
              .choices()
              .pick(Reason.WHICH_DAY, List.of(monday.plusDays(4), monday.plusDays(6))))
          : new Dates(monday, monday.plusDays(6));
    }
    return Dates.on(weekday((DaySpec.Weekday) spec));
  }

  private LocalDate weekday(DaySpec.Weekday spec) {
    LocalDate today = calendar.today();
    DayOfWeek day = spec.day();
    LocalDate coming = today.with(TemporalAdjusters.nextOrSame(day));
    return switch (spec.week()) {
      case ANY -> bare(day);
      case COUNTED -> calendar.monday().with(day).plusWeeks(spec.weeks());
      case THIS -> {
        LocalDate inWeek = today.with(day);
        boolean over = inWeek.isBefore(today) && today.getDayOfWeek() != DayOfWeek.SUNDAY;
        yield over ? calendar.choices().pick(Reason.WEEK, List.of(coming, inWeek)) : coming;
      }
      case NEXT -> next(today.with(TemporalAdjusters.next(day)));
      case AFTER_NEXT ->
        calendar.choices().pick(Reason.WEEK, List.of(coming.plusWeeks(1), coming.plusWeeks(2)));
      case LAST -> today.with(TemporalAdjusters.previous(day));
      case WEEKS_FROM -> coming.plusWeeks(spec.weeks());
    };
  }

  private LocalDate bare(DayOfWeek day) {
    LocalDate from = calendar.notBefore();
    if (from != null) {
      return from.with(TemporalAdjusters.nextOrSame(day));
    }
    LocalDate today = calendar.today();
    LocalDate coming = today.with(TemporalAdjusters.nextOrSame(day));
    calendar.choices().assume(Assumption.WEEK);
    if (!coming.equals(today)) {
      return coming;
    }
    return calendar.todayOpen()
        ? calendar.choices().pick(Reason.WEEK, List.of(today, today.plusWeeks(1)))
        : today.plusWeeks(1);
  }

  /** On a Sunday the week of who counts from Sunday has begun already, so "next Monday" may skip tomorrow. */
  private LocalDate next(LocalDate coming) {
    LocalDate sunday = calendar.monday().plusDays(6);
    if (!coming.isAfter(sunday)) {
      return calendar.choices().pick(Reason.WEEK, List.of(coming.plusWeeks(1), coming));
    }
    boolean onSunday = calendar.today().equals(sunday) && !coming.equals(sunday.plusWeeks(1));
    return onSunday
        ? calendar.choices().pick(Reason.WEEK, List.of(coming, coming.plusWeeks(1)))
        : coming;
  }

  private LocalDate saturday(DaySpec.Weekend spec) {
    LocalDate saturday = calendar.monday().plusDays(5);
    LocalDate following = saturday.plusWeeks(1);
    DayOfWeek today = calendar.today().getDayOfWeek();
    Choices choices = calendar.choices();
    return switch (spec.week()) {
      case ANY ->
        switch (today) {
          case SATURDAY -> choices.pick(Reason.WEEK, List.of(saturday, following));
          case SUNDAY -> choices.pick(Reason.WEEK, List.of(following, saturday));
          default -> saturday;
        };
      case NEXT ->
        today.getValue() >= DayOfWeek.SATURDAY.getValue()
            ? following
            : choices.pick(Reason.WEEK, List.of(following, saturday));
      case LAST -> saturday.minusWeeks(1);
      case AFTER_NEXT -> choices.pick(Reason.WEEK, List.of(following, following.plusWeeks(1)));
      case THIS, COUNTED, WEEKS_FROM -> saturday.plusWeeks(spec.weeks());
    };
  }
}
