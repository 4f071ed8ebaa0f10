package io.reunion.language.when;

import io.reunion.language.when.Ambiguity.Reason;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The times of day that a clock time may mean, the likeliest first.
 *
 * @param question why there are several; null where the others matter only to the end of a range
 */
record Times(
    List<Time> options, @Nullable Reason question, @Nullable Assumption assumed) {
  /** A time, and 1 where it falls on the day after the one it is told with. */
  record Time(LocalTime time, int days) {
    static Time of(int hour, int minute) {
      return hour >= 24
          ? new Time(LocalTime.of(hour - 24, minute), 1)
          : new Time(LocalTime.of(hour, minute), 0);
    }

    /** Minutes from the start of the day it is told with. */
    int minutes() {
      return days * 1440 + time.toSecondOfDay() / 60;
    }
  }

  /** From this hour on 9:30 is taken as written; in English, where an evening may be meant, one hour later. */
  private static final int EARLIEST_WRITTEN = 9;

  private static Times sure(int hour, int minute) {
    return new Times(List.of(Time.of(hour, minute)), null, null);
  }

  private static Times assuming(int hour, int minute, Assumption assumption) {
    return new Times(List.of(Time.of(hour, minute)), null, assumption);
  }

  private static Times either(Reason reason, int first, int second, int minute) {
    return new Times(List.of(Time.of(first, minute), Time.of(second, minute)), reason, null);
  }

  boolean isSure() {
    return options.size() == 1;
  }

  /**
   * @param part the part of the day that was said with it
   * @param meal what a meal named elsewhere tells, used only where nothing else does
   * @param clock24 whether 9:30 is on the 24-hour clock by custom
   */
  static Times of(
      ClockSpec clock, @Nullable PartOfDay part, @Nullable PartOfDay meal, boolean clock24) {
    int hour = clock.hour();
    int minute = clock.minute();
    if (clock.style() == ClockSpec.Style.NOON) {
      return sure(12, 0);
    }
    if (clock.style() == ClockSpec.Style.MIDNIGHT) {
      return part == PartOfDay.EVENING ? sure(24, 0) : either(Reason.MIDNIGHT, 24, 0, 0);
    }
    Optional<Boolean> afternoon = clock.afternoon();
    if (afternoon.isPresent()) {
      return halved(hour, minute, afternoon.get());
    }
    if (hour == 0 || hour >= 13) {
      return written(hour, minute, part);
    }
    if (part != null) {
      return within(hour, minute, part);
    }
    if (clock.style() == ClockSpec.Style.FULL) {
      return sure(hour, minute);
    }
    return bare(clock, meal, clock24);
  }

  private static Times halved(int hour, int minute, boolean pm) {
    if (pm) {
      return sure(hour % 12 + 12, minute);
    }
    return hour == 12 && minute == 0 ? either(Reason.MIDNIGHT, 0, 24, 0) : sure(hour % 12, minute);
  }

  /** On the 24-hour clock; 上午20点 contradicts itself. */
  private static Times written(int hour, int minute, @Nullable PartOfDay part) {
    if (hour == 0 && part == PartOfDay.EVENING) {
      return assuming(24, minute, Assumption.MIDNIGHT_ENDS_DAY);
    }
    boolean early = part == PartOfDay.EARLY || part == PartOfDay.MORNING;
    return early && hour >= 13 && hour < 24
        ? either(Reason.AM_PM, hour, hour - 12, minute)
        : sure(hour, minute);
  }

  private static Times within(int hour, int minute, PartOfDay part) {
    return switch (part) {
      case EARLY -> hour == 12 ? either(Reason.MIDNIGHT, 0, 24, minute) : sure(hour, minute);
      case MORNING -> hour == 12 ? either(Reason.AM_PM, 12, 0, minute) : sure(hour, minute);
      case NOON ->
        hour >= 10
            ? sure(hour, minute)
            : hour <= 3 ? sure(hour + 12, minute) : either(Reason.AM_PM, hour + 12, hour, minute);
      case AFTERNOON -> sure(hour == 12 ? 12 : hour + 12, minute);
      case EVENING ->
        hour == 12
            ? assuming(24, minute, Assumption.MIDNIGHT_ENDS_DAY)
            : hour <= 3
                ? either(Reason.MIDNIGHT, hour + 24, hour, minute)
                : sure(hour + 12, minute);
      case LATE ->
        hour == 12
            ? assuming(24, minute, Assumption.MIDNIGHT_ENDS_DAY)
            : hour <= 6
                ? either(Reason.MIDNIGHT, hour + 24, hour, minute)
                : sure(hour + 12, minute);
    };
  }

  /** Without any mark of the half of the day. Twelve is noon; midnight is kept for the end of a range. */
  private static Times bare(ClockSpec clock, @Nullable PartOfDay meal, boolean clock24) {
    int hour = clock.hour();
    int minute = clock.minute();
    if (meal != null && fits(hour, meal)) {
      boolean morning = meal == PartOfDay.MORNING || (meal == PartOfDay.NOON && hour >= 10);
      int full = morning || hour == 12 ? hour : hour + 12;
      return assuming(full, minute, Assumption.HALF_OF_DAY);
    }
    if (hour == 12) {
      return new Times(List.of(Time.of(12, minute), Time.of(24, minute)), null, null);
    }
    boolean colon = clock.style() == ClockSpec.Style.COLON;
    if (colon && hour >= (clock24 ? EARLIEST_WRITTEN : EARLIEST_WRITTEN + 1)) {
      return new Times(
          List.of(Time.of(hour, minute), Time.of(hour + 12, minute)),
          null,
          Assumption.CLOCK_24_HOURS);
    }
    return hour <= 7
        ? either(Reason.AM_PM, hour + 12, hour, minute)
        : either(Reason.AM_PM, hour, hour + 12, minute);
  }

  private static boolean fits(int hour, PartOfDay meal) {
    return switch (meal) {
      case EARLY, LATE -> false;
      case MORNING -> hour >= 6 && hour <= 11;
      case NOON -> hour >= 11 || hour <= 2;
      case AFTERNOON -> hour <= 6 || hour == 12;
      case EVENING -> hour >= 4 && hour <= 11;
    };
  }
}
