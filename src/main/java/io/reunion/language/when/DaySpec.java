package io.reunion.language.when;

import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/** A day or a span of days as written, before it is known what today is. */
sealed interface DaySpec extends Meaning {
  /** A part of a month or a year. */
  enum Portion {
    WHOLE,
    START,
    MIDDLE,
    END,
    FIRST_TEN,
    SECOND_TEN,
    LAST_TEN,
    LAST_DAY
  }

  /** How a weekday is bound to a week. */
  enum Week {
    /** A bare weekday. */
    ANY,
    /** Counted in weeks that begin on Monday: 本周五, 下周五, "Friday next week". */
    COUNTED,
    /** "This Friday", "this coming Friday". */
    THIS,
    /** "Next Friday". */
    NEXT,
    /** "Last Friday". */
    LAST,
    /** "Friday after next". */
    AFTER_NEXT,
    /** "Friday week", "a week from Friday": weeks after the coming one. */
    WEEKS_FROM
  }

  record Date(@Nullable Year year, int month, int day) implements DaySpec {}

  /** 5/1: which of the two is the month is open. */
  record Slash(int first, int second, @Nullable Year year) implements DaySpec {}

  record DayOfMonth(int day) implements DaySpec {}

  /** The fifth of next month. */
  record DayOf(int day, MonthRef month) implements DaySpec {}

  record Relative(int days) implements DaySpec {}

  record Weekday(DayOfWeek day, Week week, int weeks) implements DaySpec {
    static Weekday any(int isoDay) {
      return new Weekday(DayOfWeek.of(isoDay), Week.ANY, 0);
    }
  }

  record Weekend(Week week, int weeks) implements DaySpec {}

  /** A whole week, counted from this one; or only where it ends. */
  record WholeWeek(int weeks, boolean end) implements DaySpec {}

  record Month(MonthRef month, Portion portion) implements DaySpec {}

  /** The first Friday of December; rank -1 is the last. */
  record Nth(int rank, DayOfWeek day, MonthRef month) implements DaySpec {}

  record Holiday(Feast feast, @Nullable Year year, boolean period) implements DaySpec {}

  /** A day of the lunar calendar; not certain where it may be a common date in Chinese characters. */
  record Lunar(int month, int day, boolean leap, @Nullable Year year, boolean certain)
      implements DaySpec {}

  /** 腊月 23 in the north, 24 in the south. */
  record SmallYear(@Nullable Year year) implements DaySpec {}

  /** After an amount of days, weeks or months from today; before where it is negative. */
  record Later(Amount amount, boolean back) implements DaySpec {}

  /** The week around a day: "the week of October 6th". */
  record WeekOf(DaySpec day) implements DaySpec {}

  /** The first weekend of a month, told by its Saturday. */
  record WeekendOf(Nth saturday) implements DaySpec {}

  /** The first week of a month: its first seven days; week -1 is its last seven. */
  record SevenDays(int week, MonthRef month) implements DaySpec {}

  /** 3日后: after the third, or in three days. */
  record Either(Ambiguity.Reason reason, DaySpec likelier, DaySpec other) implements DaySpec {}

  /** The last such weekday before a day, or the first after it: "the Friday before Christmas". */
  record Beside(DayOfWeek weekday, DaySpec day, boolean before) implements DaySpec {}

  /** 次日: the day after the one told before. */
  record Following() implements DaySpec {}

  /** Some days after another day, or before it where negative. */
  record Shifted(DaySpec day, int days) implements DaySpec {}

  /** From a day to another one. */
  record Days(DaySpec first, DaySpec last) implements DaySpec {}

  record Repeat(Recurrence rule) implements DaySpec {}
}
