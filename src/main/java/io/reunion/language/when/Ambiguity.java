package io.reunion.language.when;

import java.util.List;
import java.util.Locale;

/**
 * A reason to ask.
 *
 * @param readings what it may mean instead of each other, the likeliest first, each with the other ambiguities read at
 *     their likeliest; at least one
 */
public record Ambiguity(Reason reason, List<Reading> readings) {
  /** Why there is more than one reading, or none that makes sense. */
  public enum Reason {
    /** It is over already. */
    PAST,
    /** Morning or evening. */
    AM_PM,
    /** 5/1: the fifth of January or the first of May. */
    DAY_MONTH_ORDER,
    /** This week's or the next one's. */
    WEEK,
    /** The day has just passed this month: that one or next month's. */
    MONTH,
    /** The day has passed this year: that one or next year's. */
    YEAR,
    /** A period or a custom with several days: 周末晚上7点, 小年. */
    WHICH_DAY,
    /** The weekday, or another mark of the day, contradicts the date. */
    WEEKDAY_MISMATCH,
    /** Which night: "Friday midnight", 周五半夜2点. */
    MIDNIGHT,
    /** By the lunar or the common calendar: 八月十五. */
    CALENDAR,
    /** A zone abbreviation that several places use, or a day that is another one there. */
    ZONE,
    /** The clock skips that time. */
    DST_GAP,
    /** The clock shows that time twice. */
    DST_OVERLAP,
    /** There is no such day: 2月30日. */
    NO_SUCH_DATE,
    /** Words of time stand beside it that could not be read, so this may be half of what was meant. */
    UNREAD,
    /** The end comes before the start. */
    ORDER;

    /** As in {@code am_pm}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Ambiguity {
    readings = List.copyOf(readings);
  }
}
