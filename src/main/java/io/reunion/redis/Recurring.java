package io.reunion.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks again and again whether there is something to do, one round at a time: while one takes longer, no other begins. What
 * fails, or throws, is told and looked at again in the next round. Used on the loop only.
 */
public final class Recurring {
  private final Vertx vertx;
  private final Duration every;
  private final Supplier<Future<Void>> round;
  private final Consumer<Throwable> failed;
  private boolean busy;
  private long timer = -1;

  /** @param failed hears of each round that did */
  public Recurring(
      Vertx vertx, Duration every, Supplier<Future<Void>> round, Consumer<Throwable> failed) {
    this.vertx = vertx;
    this.every = every;
    this.round = round;
    this.failed = failed;
  }

  public void start() {
    timer = vertx.setPeriodic(every.toMillis(), tick -> look());
  }

  /** No round begins any more; one that is under way comes to its end. */
  public void stop() {
    vertx.cancelTimer(timer);
  }

  private void look() {
    if (!busy) {
      busy = true;
      Future.succeededFuture()
          .compose(now -> round.get())
          .onFailure(failed::accept)
          .onComplete(done -> busy = false);
    }
  }
}
