package io.reunion.language.when;

/** What was not written and was filled in where one reading was clear enough; the echo to the writer shows it. */
public enum Assumption {
  /** The year: the next such day. */
  YEAR,
  /** The month: the next such day. */
  MONTH,
  /** The week: the next such weekday. */
  WEEK,
  /** Morning or evening: from a meal that was named, from what is still to come today, or from the other end of a range. */
  HALF_OF_DAY,
  /** A time such as 9:30 was read on the 24-hour clock. */
  CLOCK_24_HOURS,
  /** Month before day, as Chinese writes it. */
  MONTH_FIRST,
  /** "About", 左右, "7ish", 月底: the value is near, not exact. */
  APPROXIMATE,
  /** Midnight ends the day it was written with, as in 晚上12点. */
  MIDNIGHT_ENDS_DAY,
  /** The day came from the conversation, or from the phrase before. */
  DAY,
  /** The day and the time stood apart in one sentence. */
  JOINED
}
