package io.reunion;

import io.reunion.chat.AccountId;
import io.reunion.chat.Platform;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets each adapter ask its platform for what it needs before the first update: without the bot's own name, for example,
 * no mention of it is heard. One that cannot be reached does not keep the others from working; it is asked again, less
 * and less often, until it answers.
 */
final class Starting {
  private static final Logger LOG = LoggerFactory.getLogger(Starting.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 10;

  private final Vertx vertx;
  private final Duration firstPause;
  private boolean stopped;

  Starting(Vertx vertx) {
    this(vertx, Duration.ofSeconds(1));
  }

  /**
   * @param firstPause before the second attempt; doubles from one to the next
   */
  Starting(Vertx vertx, Duration firstPause) {
    this.vertx = vertx;
    this.firstPause = firstPause;
  }

  /** Succeeds when each adapter has been asked once, whatever came of it. */
  Future<Void> start(Map<AccountId, Platform> platforms) {
    List<Future<?>> started = new ArrayList<>();
    platforms.forEach((account, platform) -> {
      if (platform instanceof Platform.Starts starts) {
        started.add(attempt(account, starts, 1));
      }
    });
    return Future.join(started).mapEmpty();
  }

  /** From now on nobody is asked again. */
  void stop() {
    stopped = true;
  }

  private Future<Void> attempt(AccountId account, Platform.Starts starts, int attempt) {
    return starts
        .start()
        .onSuccess(done -> {
          if (attempt > 1) {
            LOG.info("{} answers now", account);
          }
        })
        .recover(failure -> {
          LOG.warn("{} did not answer and is asked again: {}", account, failure.getMessage());
          later(account, starts, attempt);
          return Future.succeededFuture();
        });
  }

  private void later(AccountId account, Platform.Starts starts, int attempt) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
    Duration next = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    var unused = vertx
        .timer(next.toMillis(), TimeUnit.MILLISECONDS)
        .compose(now ->
            stopped ? Future.<Void>succeededFuture() : attempt(account, starts, attempt + 1));
  }
}
