package io.reunion.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * What is known of how current a member's profile is.
 *
 * @param quarter in which they were asked last, as in {@code 2026-Q4}; nothing if never
 * @param asked when; the epoch if never
 * @param confirmed when they last said that it is right, or corrected it; the epoch if never
 * @param off they do not want to be asked
 */
public record Care(String member, String quarter, Instant asked, Instant confirmed, boolean off) {
  /** How long a profile counts as current. */
  static final Duration CURRENT = Duration.ofDays(365);

  /** Less than a quarter, so that who is asked late in one is asked in the next all the same. */
  private static final Duration APART = Duration.ofDays(80);

  static Care of(String member) {
    return new Care(member, "", Instant.EPOCH, Instant.EPOCH, false);
  }

  static String quarter(LocalDate day) {
    return day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
  }

  /** Whether they may be asked at {@code moment}: they have neither been asked nor looked at it lately. */
  boolean mayBeAsked(Instant moment) {
    return !off && moment.isAfter(asked.plus(APART)) && moment.isAfter(confirmed.plus(APART));
  }

  /** Whether a question is open. */
  boolean isAsked() {
    return asked.isAfter(confirmed);
  }

  public boolean isCurrent(Instant now) {
    return confirmed.isAfter(now.minus(CURRENT));
  }

  Care asked(String in, Instant at) {
    return new Care(member, in, at, confirmed, off);
  }

  Care confirmed(Instant at) {
    return new Care(member, quarter, asked, at, off);
  }

  Care off(boolean isOff) {
    return new Care(member, quarter, asked, confirmed, isOff);
  }
}
