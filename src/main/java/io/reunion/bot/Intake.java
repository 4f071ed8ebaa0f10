package io.reunion.bot;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How many updates may be on their way from their arrival to their effect at once. As many as come, as long as the journal
 * answers soon; when it does not, only as many as have an effect within a moment, until it does again: what waits before
 * Redis for longer than a command may take is done in vain, and in a flood that would be everything.
 *
 * <p>What waits only for a platform to take an answer does not count.
 */
final class Intake {
  private static final Duration SOON = Duration.ofMillis(200);
  private static final Duration LATE = Duration.ofMillis(400);
  /** When the journal is late, as many are let in as it settles within this time. */
  private static final double MOMENT_SECONDS = 0.3;

  private static final long SECOND_NANOS = 1_000_000_000L;
  /** A Redis that is slow by itself answers no sooner to fewer. */
  static final int FEWEST = 32;
  /** At first, when nobody knows yet how quick Redis is. */
  static final int USUAL = 512;

  private final int most;
  private final LongSupplier nanos;
  private int allowed;
  private int busy;
  /** When there were last made fewer; what was asked before has waited in the longer line and says nothing new. */
  private long lessened;

  private long second;
  private int endedInSecond;
  private int endedBefore;

  /** @param most that are ever on their way at once */
  Intake(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
    this.allowed = Math.min(USUAL, most);
    this.lessened = nanos.getAsLong();
    this.second = lessened;
  }

  /** Why nothing more is taken now, if so. */
  Optional<String> refusal() {
    return busy < allowed ? Optional.empty() : Optional.of("the journal is slow to answer");
  }

  /** How many are on their way. */
  int busy() {
    return busy;
  }

  /** How many may be. */
  int allowed() {
    return allowed;
  }

  /** Another one is on its way, and the journal is asked to take it. */
  Entry begin() {
    busy++;
    return new Entry(nanos.getAsLong());
  }

  /** One on its way. */
  final class Entry {
    private final long asked;

    private Entry(long asked) {
      this.asked = asked;
    }

    /** The journal has answered, or failed to. */
    void answered() {
      long took = nanos.getAsLong() - asked;
      if (took > LATE.toNanos() && asked - lessened >= 0) {
        lessen();
      } else if (took < SOON.toNanos() && allowed < most && busy > allowed / 2) {
        allowed++;
      }
    }

    /** It has had its effect, or will have none now. Called once. */
    void end() {
      busy--;
      count();
      endedInSecond++;
    }
  }

  private void lessen() {
    count();
    lessened = nanos.getAsLong();
    int perSecond = Math.max(endedInSecond, endedBefore);
    int fewer = (int) Math.min(allowed - 1, perSecond * MOMENT_SECONDS);
    allowed = Math.max(Math.min(FEWEST, most), fewer);
  }

  /** Begins a new second where the last one is over. */
  private void count() {
    long now = nanos.getAsLong();
    if (now - second >= SECOND_NANOS) {
      endedBefore = now - second < 2 * SECOND_NANOS ? endedInSecond : 0;
      endedInSecond = 0;
      second = now;
    }
  }
}
