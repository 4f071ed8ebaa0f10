package io.reunion.language.when;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days that are told by means of other days. */
record Derived(Calendar calendar) {
  static boolean isDerived(DaySpec spec) {
    return spec instanceof DaySpec.WeekendOf
        || spec instanceof DaySpec.Shifted
        || spec instanceof DaySpec.Beside
        || spec instanceof DaySpec.WeekOf
        || spec instanceof DaySpec.Either
        || spec instanceof DaySpec.Days;
  }

  /** The days; null if the tables do not reach them. */
  @Nullable
  Dates days(DaySpec spec, @Nullable DaySpec check) {
    if (spec instanceof DaySpec.WeekendOf weekend) {
      LocalDate saturday = new Months(calendar).nth(weekend.saturday());
      return new Dates(saturday, saturday.plusDays(1));
    }
    if (spec instanceof DaySpec.Either either) {
      List<DaySpec> both = List.of(either.likelier(), either.other());
      return calendar.days(calendar.choices().pick(either.reason(), both), check);
    }
    if (spec instanceof DaySpec.Days span) {
      return span(span);
    }
    if (spec instanceof DaySpec.Shifted shifted) {
      LocalDate day = first(shifted.day());
      return day == null ? null : calendar.checked(Dates.on(day.plusDays(shifted.days())), check);
    }
    if (spec instanceof DaySpec.Beside beside) {
      LocalDate day = first(beside.day());
      return day == null ? null : Dates.on(beside(beside, day));
    }
    LocalDate day = spec instanceof DaySpec.WeekOf week ? first(week.day()) : null;
    return day == null ? null : weekAround(day);
  }

  private @Nullable LocalDate first(DaySpec spec) {
    Dates dates = calendar.days(spec, null);
    return dates == null ? null : dates.first();
  }

  private @Nullable Dates span(DaySpec.Days span) {
    LocalDate first = first(span.first());
    Dates last = first == null ? null : calendar.after(first).days(span.last(), null);
    return first == null || last == null ? null : new Dates(first, last.last());
  }

  private static LocalDate beside(DaySpec.Beside spec, LocalDate day) {
    return day.with(
        spec.before()
            ? TemporalAdjusters.previous(spec.weekday())
            : TemporalAdjusters.next(spec.weekday()));
  }

  private static Dates weekAround(LocalDate day) {
    LocalDate monday = day.with(DayOfWeek.MONDAY);
    return new Dates(monday, monday.plusDays(6));
  }
}
