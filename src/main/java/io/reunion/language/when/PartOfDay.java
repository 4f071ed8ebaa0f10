package io.reunion.language.when;

/** A part of the day that was named without a time, or with one. */
public enum PartOfDay {
  /** 凌晨: from midnight until morning. */
  EARLY,
  MORNING,
  /** 中午: around noon. */
  NOON,
  AFTERNOON,
  /** Evening and night before midnight: 晚上, "tonight". */
  EVENING,
  /** 深夜, 半夜: the hours around midnight, on which day is often unclear. */
  LATE
}
