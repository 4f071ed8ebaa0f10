package io.reunion.language.when;

import java.time.DayOfWeek;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A rule of repetition, in the terms of iCalendar's RRULE.
 *
 * @param interval every how many units; 1 for each
 * @param days the weekdays, empty where the rule names none
 * @param week for a monthly rule on a weekday: which one in the month, -1 for the last
 * @param dayOfMonth for a monthly rule on a day
 */
public record Recurrence(
    Frequency frequency,
    int interval,
    Set<DayOfWeek> days,
    OptionalInt week,
    OptionalInt dayOfMonth) {

  /** How often. */
  public enum Frequency {
    DAILY,
    WEEKLY,
    MONTHLY
  }

  public Recurrence {
    days = Set.copyOf(days);
  }

  static Recurrence daily() {
    return new Recurrence(Frequency.DAILY, 1, Set.of(), OptionalInt.empty(), OptionalInt.empty());
  }

  static Recurrence weekly(int interval, Set<DayOfWeek> days) {
    return new Recurrence(
        Frequency.WEEKLY, interval, days, OptionalInt.empty(), OptionalInt.empty());
  }

  static Recurrence monthly(int dayOfMonth) {
    return new Recurrence(
        Frequency.MONTHLY, 1, Set.of(), OptionalInt.empty(), OptionalInt.of(dayOfMonth));
  }

  static Recurrence monthly(int week, DayOfWeek day) {
    return new Recurrence(
        Frequency.MONTHLY, 1, Set.of(day), OptionalInt.of(week), OptionalInt.empty());
  }

  /** The earliest weekday of the rule, where it names any. */
  Optional<DayOfWeek> firstDay() {
    return days.stream().min(DayOfWeek::compareTo);
  }
}
