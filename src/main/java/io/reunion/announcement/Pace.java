package io.reunion.announcement;

import io.reunion.delivery.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast an announcement goes.
 *
 * @param since when it began, or last went on after a pause
 * @param settledBefore how many copies were settled by then
 */
public record Pace(Instant since, int settledBefore) {
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

  /**
   * What can be told of the rest.
   *
   * @param perSecond copies
   * @param left the time until the last copy, if it goes on so
   */
  public record Rate(double perSecond, Duration left) {}

  /** Empty while too little is known, and when all is done. */
  public Optional<Rate> at(Instant now, Counts counts) {
    Duration spent = Duration.between(since, now);
    int settled = counts.settled() - settledBefore;
    if (settled <= 0 || spent.compareTo(FIRST_LOOK) < 0 || counts.done()) {
      return Optional.empty();
    }
    double rate = settled * 1000.0 / spent.toMillis();
    int rest = counts.total() - counts.settled();
    return Optional.of(new Rate(rate, Duration.ofMillis(Math.round(1000 * rest / rate))));
  }
}
