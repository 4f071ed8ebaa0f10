package io.reunion.event;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The hours in which nobody is told anything that can wait: from ten in the evening until eight, on their own clock. */
final class Quiet {
  private static final LocalTime FROM = LocalTime.of(22, 0);
  private static final LocalTime UNTIL = LocalTime.of(8, 0);

  private Quiet() {}

  /** {@code moment}, or the end of the quiet hours that it lies in. */
  static Instant after(Instant moment, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    if (local.toLocalTime().isBefore(UNTIL)) {
      return local.toLocalDate().atTime(UNTIL).atZone(zone).toInstant();
    }
    return local.toLocalTime().isBefore(FROM)
        ? moment
        : local.toLocalDate().plusDays(1).atTime(UNTIL).atZone(zone).toInstant();
  }
}
