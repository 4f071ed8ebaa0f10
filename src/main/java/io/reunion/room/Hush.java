package io.reunion.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much the bot says in a group that nobody there has asked for: cards, reminders and announcements. What is asked for is
 * answered all the same.
 *
 * @param until muted until then; {@link #LIFTED} until somebody lifts it
 * @param perDay the most messages in 24 hours; 0: none; absent: as many as the association's rules allow
 */
public record Hush(Optional<Instant> until, Optional<Integer> perDay) {
  /** No end of a mute: somebody lifts it. */
  public static final Instant LIFTED = Instant.parse("9999-12-31T23:59:59Z");

  /** The most that a budget can be. */
  public static final int MOST_PER_DAY = 1000;

  /** Neither muted nor bounded. */
  public static final Hush NONE = new Hush(Optional.empty(), Optional.empty());

  /** What is due within so long waits for the end of a mute; what would wait longer is not said at all. */
  private static final Duration WORTH_WAITING = Duration.ofDays(1);

  public boolean isNone() {
    return equals(NONE);
  }

  public boolean isMuted(Instant now) {
    return until.filter(now::isBefore).isPresent();
  }

  /** The end of a mute that is still on; absent where somebody has to lift it, or nothing is muted. */
  public Optional<Instant> end(Instant now) {
    return until.filter(end -> now.isBefore(end) && end.isBefore(LIFTED));
  }

  /** How long to wait for the end of a mute, where that is worth it. */
  public Optional<Duration> wait(Instant now) {
    return end(now)
        .map(end -> Duration.between(now, end))
        .filter(left -> left.compareTo(WORTH_WAITING) <= 0);
  }

  public Hush muted(Optional<Instant> other) {
    return new Hush(other, perDay);
  }

  public Hush bounded(Optional<Integer> other) {
    return new Hush(until, other);
  }

  /** As {@link #read} reads it. */
  String written() {
    return until.map(end -> Long.toString(end.toEpochMilli())).orElse("")
        + "|"
        + perDay.map(count -> Integer.toString(count)).orElse("");
  }

  static Hush read(@Nullable String written) {
    if (written == null) {
      return NONE;
    }
    int bar = written.indexOf('|');
    return new Hush(
        filled(written.substring(0, bar)).map(Long::valueOf).map(Instant::ofEpochMilli),
        filled(written.substring(bar + 1)).map(Integer::valueOf));
  }

  private static Optional<String> filled(String text) {
    return Optional.of(text).filter(known -> !known.isEmpty());
  }
}
