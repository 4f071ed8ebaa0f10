package io.reunion.level;

import java.time.Instant;
import java.util.Optional;

/**
 * How much a part of the service writes to the log, for a while.
 *
 * @param part a package or class below {@code io.reunion}, for example {@code delivery}; empty: all of it
 * @param until when it is as it was again
 */
public record LogLevel(String part, Level level, Instant until) {
  /** From silence to everything. */
  public enum Level {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  /** Reads what {@link #stored} writes; empty if this version does not know it. */
  static Optional<LogLevel> read(String part, String stored) {
    int blank = stored.indexOf(' ');
    try {
      return Optional.of(new LogLevel(
          part,
          Level.valueOf(stored.substring(0, Math.max(0, blank))),
          Instant.ofEpochMilli(Long.parseLong(stored.substring(blank + 1)))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String stored() {
    return level + " " + until.toEpochMilli();
  }

  String logger() {
    return part.isEmpty() ? LogLevels.ROOT : LogLevels.ROOT + "." + part;
  }
}
