package io.reunion.member.pull;

import io.reunion.member.pull.MemberPull.Wish;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pulls every so often, whichever instance looks first; a pull that came to nothing is tried again within the hour. */
public final class PullTimer {
  private static final Logger LOG = LoggerFactory.getLogger(PullTimer.class);

  private final Vertx vertx;
  private final MemberPull pull;
  private final Duration every;
  private final Duration look;
  private final Clock clock;
  private boolean busy;
  private long looking;

  /** @param look how often it is looked whether a pull is due */
  public PullTimer(Vertx vertx, MemberPull pull, Duration every, Duration look, Clock clock) {
    this.vertx = vertx;
    this.pull = pull;
    this.every = every;
    this.look = look;
    this.clock = clock;
  }

  public void start() {
    looking = vertx.setPeriodic(look.toMillis(), tick -> look());
  }

  public void stop() {
    vertx.cancelTimer(looking);
  }

  private void look() {
    if (!busy) {
      busy = true;
      round()
          .onFailure(failure -> LOG.debug("no pull: {}", failure.toString()))
          .onComplete(done -> busy = false);
    }
  }

  private Future<Void> round() {
    return pull.state()
        .compose(state -> state.isDue(every, clock.instant())
            ? pull.run(Wish.USUAL).mapEmpty()
            : Future.succeededFuture());
  }
}
