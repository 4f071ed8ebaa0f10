package io.reunion.member.pull;

import io.reunion.member.pull.MemberPull.Wish;
import io.reunion.redis.Recurring;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pulls every so often, whichever instance looks first; a pull that came to nothing is tried again within the hour. */
public final class PullTimer {
  private static final Logger LOG = LoggerFactory.getLogger(PullTimer.class);

  private final MemberPull pull;
  private final Duration every;
  private final Clock clock;
  private final Recurring looking;

  /** @param look how often it is looked whether a pull is due */
  public PullTimer(Vertx vertx, MemberPull pull, Duration every, Duration look, Clock clock) {
    this.pull = pull;
    this.every = every;
    this.clock = clock;
    this.looking = new Recurring(
        vertx, look, this::round, failure -> LOG.debug("no pull: {}", failure.toString()));
  }

  public void start() {
    looking.start();
  }

  public void stop() {
    looking.stop();
  }

  private Future<Void> round() {
    return pull.state()
        .compose(state -> state.isDue(every, clock.instant())
            ? pull.run(Wish.USUAL).mapEmpty()
            : Future.succeededFuture());
  }
}
