package io.reunion;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A moment of the command line. */
final class MomentOption {
  private MomentOption() {}

  /**
   * The moment {@code text} in {@code zone}: with an offset or zone or without, or only a day.
   *
   * @param zone null for the one that is written, else the clock's
   * @param clock asked only if something is not written
   * @throws IllegalArgumentException if it is none
   */
  static ZonedDateTime read(@Nullable String text, @Nullable ZoneId zone, Supplier<Clock> clock) {
    ZoneId home = zone == null ? clock.get().getZone() : zone;
    if (text == null) {
      return clock.get().instant().atZone(home);
    }
    TemporalAccessor read = parse(text.strip());
    if (read instanceof ZonedDateTime at) {
      return zone == null ? at : at.withZoneSameInstant(zone);
    }
    if (read instanceof OffsetDateTime at) {
      return zone == null ? at.toZonedDateTime() : at.atZoneSameInstant(zone);
    }
    return read instanceof LocalDateTime local
        ? local.atZone(home)
        : LocalDate.from(read).atStartOfDay(home);
  }

  private static TemporalAccessor parse(String text) {
    try {
      return text.contains("T") || text.contains("t")
          ? DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from)
          : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--now: '" + text + "' (expected: a moment such as 2026-11-18T10:00:00+08:00)", e);
    }
  }
}
