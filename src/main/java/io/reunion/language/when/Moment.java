package io.reunion.language.when;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** A day, a time of day, or both: exactly what was written and no more. */
public sealed interface Moment {
  /** The ISO 8601 form: {@code 2026-12-12}, {@code 19:30}, {@code 2026-12-12T19:30+08:00}. */
  String iso();

  /** The day, in the zone of the chat. */
  Optional<LocalDate> date();

  /** A day without a time. */
  record Day(LocalDate day, Optional<PartOfDay> part) implements Moment {
    @Override
    public String iso() {
      return day.toString();
    }

    @Override
    public Optional<LocalDate> date() {
      return Optional.of(day);
    }
  }

  /**
   * A time without a day.
   *
   * @param days 1 where the time is counted to the evening before, as midnight is in 晚上12点, or ends a range that
   *     runs past midnight; else 0
   * @param zone the zone that was written, else the chat's
   */
  record Clock(LocalTime clock, int days, ZoneId zone) implements Moment {
    @Override
    public String iso() {
      return clock.toString();
    }

    @Override
    public Optional<LocalDate> date() {
      return Optional.empty();
    }
  }

  /** A day and a time, in the zone of the chat whatever zone was written. */
  record At(ZonedDateTime at) implements Moment {
    @Override
    public String iso() {
      return at.toOffsetDateTime().toString();
    }

    @Override
    public Optional<LocalDate> date() {
      return Optional.of(at.toLocalDate());
    }
  }
}
