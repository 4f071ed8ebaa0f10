package io.reunion.language.when;

import io.reunion.language.when.DaySpec.Portion;
import io.reunion.language.when.DaySpec.Week;
import org.jspecify.annotations.Nullable;

/**
 * One end of a phrase: what was said of its day and its time.
 *
 * @param check a second mark of the day, which must agree with the first: 12月12日（周六）
 */
record Side(
    @Nullable DaySpec day,
    @Nullable DaySpec check,
    @Nullable PartOfDay part,
    @Nullable ClockSpec clock) {
  static final Side EMPTY = new Side(null, null, null, null);

  boolean isEmpty() {
    return day == null && part == null && clock == null;
  }

  Side onDay(@Nullable DaySpec newDay) {
    return new Side(newDay, null, part, clock);
  }

  /** With the piece added; null where it says something of its own and begins another phrase. */
  @Nullable
  Side with(Meaning meaning) {
    if (meaning instanceof DaySpec added) {
      return withDay(added);
    }
    if (meaning instanceof ClockSpec added) {
      return clock == null ? new Side(day, check, part, added) : null;
    }
    if (meaning instanceof Meaning.Part added) {
      if (part == PartOfDay.EVENING && added.part() == PartOfDay.EARLY && clock == null) {
        return new Side(day, check, PartOfDay.LATE, null);
      }
      return part == null ? new Side(day, check, added.part(), clock) : null;
    }
    if (meaning instanceof Meaning.DayAndPart added && part == null) {
      Side dated = withDay(added.day());
      return dated == null ? null : new Side(dated.day, dated.check, added.part(), dated.clock);
    }
    return null;
  }

  private @Nullable Side withDay(DaySpec added) {
    if (day == null) {
      return new Side(added, null, part, clock);
    }
    DaySpec joined = joined(day, added);
    if (joined == null) {
      joined = joined(added, day);
    }
    if (joined != null) {
      return new Side(joined, check, part, clock);
    }
    boolean slash = day instanceof DaySpec.Slash || added instanceof DaySpec.Slash;
    boolean weekday = day instanceof DaySpec.Weekday || added instanceof DaySpec.Weekday;
    if (slash && !weekday) {
      return null;
    }
    boolean repeats = day instanceof DaySpec.Repeat || added instanceof DaySpec.Repeat;
    if (check != null || repeats || rank(day) == rank(added)) {
      return null;
    }
    return rank(day) > rank(added)
        ? new Side(day, added, part, clock)
        : new Side(added, day, part, clock);
  }

  /** Two pieces that make one day: 下周 + 周五, next month + 5th, 两周后 + 周六. */
  private static @Nullable DaySpec joined(DaySpec a, DaySpec b) {
    boolean weekday = b instanceof DaySpec.Weekday any && any.week() == Week.ANY;
    if (weekday) {
      DaySpec.Weekday day = (DaySpec.Weekday) b;
      if (a instanceof DaySpec.WholeWeek week) {
        return new DaySpec.Weekday(day.day(), Week.COUNTED, week.weeks());
      }
      if (a instanceof DaySpec.Weekend weekend && day.day().getValue() >= 6) {
        return new DaySpec.Weekday(day.day(), weekend.week(), weekend.weeks());
      }
      if (a instanceof DaySpec.Later later && isWeeks(later)) {
        return new DaySpec.Weekday(day.day(), Week.COUNTED, later.amount().days() / 7);
      }
    }
    if (b instanceof DaySpec.Relative same && same.days() == 0) {
      if (a instanceof DaySpec.Later) {
        return a;
      }
      return a instanceof DaySpec.WholeWeek week && !week.end()
          ? new DaySpec.Relative(7 * week.weeks())
          : null;
    }
    if (a instanceof DaySpec.Month month
        && month.portion() == Portion.WHOLE
        && b instanceof DaySpec.DayOfMonth day) {
      return new DaySpec.DayOf(day.day(), month.month());
    }
    return null;
  }

  private static boolean isWeeks(DaySpec.Later later) {
    Amount amount = later.amount();
    return !later.back() && amount.months() == 0 && amount.days() > 0 && amount.days() % 7 == 0;
  }

  /** The more exactly a day is told, the more it counts; two of one rank are two days. Spans stand alone. */
  private static int rank(DaySpec spec) {
    if (spec instanceof DaySpec.Date
        || spec instanceof DaySpec.Slash
        || spec instanceof DaySpec.DayOf) {
      return 6;
    }
    if (spec instanceof DaySpec.DayOfMonth) {
      return 5;
    }
    if (spec instanceof DaySpec.Relative
        || spec instanceof DaySpec.Following
        || spec instanceof DaySpec.Shifted
        || spec instanceof DaySpec.Beside) {
      return 4;
    }
    if (spec instanceof DaySpec.Lunar
        || spec instanceof DaySpec.Holiday
        || spec instanceof DaySpec.SmallYear) {
      return 3;
    }
    return spec instanceof DaySpec.Weekday ? 2 : 0;
  }

  /** Whether the day is a kind that a second mark may confirm. */
  static boolean isSingle(DaySpec spec) {
    return rank(spec) > 0;
  }
}
