package io.reunion.language.when;

import java.util.Optional;

/**
 * A time of day as written.
 *
 * @param hour 0 to 24
 * @param afternoon whether am or pm was said; empty if neither
 * @param style how it was written, which tells how far it can be trusted
 */
record ClockSpec(int hour, int minute, Optional<Boolean> afternoon, Style style)
    implements Meaning {
  /** How a time was written. */
  enum Style {
    /** 7, 七点, half past seven. */
    SPOKEN,
    /** 9:30. */
    COLON,
    /** 09:30, 0930 hrs, or beside an ISO date: on the 24-hour clock for certain. */
    FULL,
    /** noon, 正午. */
    NOON,
    /** midnight. */
    MIDNIGHT
  }

  static ClockSpec spoken(int hour, int minute) {
    return new ClockSpec(hour, minute, Optional.empty(), Style.SPOKEN);
  }

  /** It can only be one on the 24-hour clock. */
  boolean isOn24Hours() {
    return hour == 0 || hour >= 13 || style == Style.FULL;
  }

  ClockSpec half(boolean pm) {
    return new ClockSpec(hour, minute, Optional.of(pm), style);
  }

  ClockSpec full() {
    return new ClockSpec(hour, minute, afternoon, Style.FULL);
  }

  /** Minutes later, or earlier for "quarter to"; the hour stays within its half of the day. */
  ClockSpec plus(int minutes) {
    int total = hour * 60 + minute + minutes;
    int wrapped = total < 60 && minutes < 0 && hour >= 1 && hour <= 12 ? total + 720 : total;
    return new ClockSpec(wrapped / 60, wrapped % 60, afternoon, style);
  }
}
