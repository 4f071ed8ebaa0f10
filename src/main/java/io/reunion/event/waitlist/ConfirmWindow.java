package io.reunion.event.waitlist;

import io.reunion.event.Event;
import io.reunion.event.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when somebody has to take a seat that came free. Never longer than a quarter of the time that is left, so that
 * those behind have their turn too; where that is too short to be fair, nobody is asked. A moment in the night is put off
 * to the morning, where there is time for that.
 */
final class ConfirmWindow {
  private static final int PART_OF_WHAT_IS_LEFT = 4;
  private static final Duration SHORTEST = Duration.ofMinutes(30);
  private static final Duration BREAKFAST = Duration.ofHours(1);

  private ConfirmWindow() {}

  /** Empty if the seat is theirs without a word. */
  static Optional<Instant> until(Event event, Quiet quiet, Instant now) {
    Duration left = Duration.between(now, event.startsAt());
    Duration most = left.dividedBy(PART_OF_WHAT_IS_LEFT);
    return event
        .terms()
        .confirmMinutes()
        .map(Duration::ofMinutes)
        .map(window -> window.compareTo(most) < 0 ? window : most)
        .filter(window -> window.compareTo(SHORTEST) >= 0)
        .map(window -> now.plus(window))
        .map(until -> awake(event, quiet, until, now.plus(left.dividedBy(2))))
        .map(until -> Instant.ofEpochMilli(until.toEpochMilli()));
  }

  private static Instant awake(Event event, Quiet quiet, Instant until, Instant latest) {
    Instant morning = quiet.after(until, event.zone());
    Instant later = morning.plus(BREAKFAST);
    return morning.equals(until) || later.isAfter(latest) ? until : later;
  }
}
