package io.reunion.announcement;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours in which nobody is disturbed, on the clock of whoever reads.
 *
 * @param from included
 * @param to excluded; before {@code from} if the night lies between
 */
public record QuietHours(LocalTime from, LocalTime to) {
  /** None: both are the same. */
  public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  /** Reads {@code 22:00-08:00}, or {@code none}. */
  public static QuietHours parse(String text) {
    if (text.equals("none")) {
      return NONE;
    }
    try {
      String[] parts = text.split("-", 2);
      return new QuietHours(LocalTime.parse(parts[0].strip()), LocalTime.parse(parts[1].strip()));
    } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "quiet hours: " + text + " (expected: 22:00-08:00, or none)", e);
    }
  }

  /** How long it is quiet from {@code now} on; zero if it is not. */
  public Duration left(Instant now, ZoneId zone) {
    ZonedDateTime here = now.atZone(zone);
    LocalTime clock = here.toLocalTime();
    boolean quiet = from.isBefore(to)
        ? !clock.isBefore(from) && clock.isBefore(to)
        : !from.equals(to) && (!clock.isBefore(from) || clock.isBefore(to));
    if (!quiet) {
      return Duration.ZERO;
    }
    ZonedDateTime end = here.with(to);
    return Duration.between(here, end.isAfter(here) ? end : here.plusDays(1).with(to));
  }
}
