package io.reunion.membership;

import io.reunion.member.MemberId;
import io.reunion.membership.Entry.Term;
import io.reunion.redis.Batches;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes whose membership has been over for long. They are told {@link #WARNED} before, however late that is found out;
 * whoever renews meanwhile stays. Several instances may look at once: what they do twice does no harm.
 */
public final class Retention {
  /** From the notice to the deletion. */
  static final Duration WARNED = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration START = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofHours(6);

  private final Vertx vertx;
  private final EntryStore store;
  private final MembershipNotices notices;
  private final Duration keep;
  private final Function<MemberId, Future<Void>> erase;
  private final Clock clock;
  private long looking;

  Retention(
      Vertx vertx,
      EntryStore store,
      MembershipNotices notices,
      Duration keep,
      Function<MemberId, Future<Void>> erase,
      Clock clock) {
    this.vertx = vertx;
    this.store = store;
    this.notices = notices;
    this.keep = keep;
    this.erase = erase;
    this.clock = clock;
  }

  /** Looks soon and every few hours; does nothing where records are kept for ever. */
  public void start() {
    if (!keep.isZero()) {
      looking = vertx.setPeriodic(
          START.toMillis(),
          LOOK.toMillis(),
          tick -> look()
              .onFailure(
                  failure -> LOG.warn("records are kept for longer: {}", failure.toString())));
    }
  }

  public void stop() {
    vertx.cancelTimer(looking);
  }

  /** Tells and deletes whom it is time for; gives those who were deleted. */
  Future<List<MemberId>> look() {
    Instant now = clock.instant();
    return store
        .terms()
        .compose(all -> warn(due(all, now), now).compose(told -> {
          List<MemberId> over = due(all, now).stream()
              .filter(term -> isOver(term, now))
              .map(term -> new MemberId(term.member()))
              .toList();
          return Batches.map(over, member -> delete(member, now)).map(over);
        }));
  }

  private List<Term> due(List<Term> all, Instant now) {
    return all.stream()
        .filter(term -> !now.isBefore(term.until().plus(keep).minus(WARNED)))
        .toList();
  }

  private boolean isOver(Term term, Instant now) {
    Instant told = Instant.ofEpochMilli(term.warned()).plus(WARNED);
    return term.warned() > 0
        && !now.isBefore(told)
        && !now.isBefore(term.until().plus(keep));
  }

  private Future<Void> warn(List<Term> due, Instant now) {
    List<Term> untold = due.stream().filter(term -> term.warned() == 0).toList();
    return Batches.map(
            untold,
            term -> store
                .warned(term, now)
                .compose(noted -> noted.map(notices::lapsed).orElseGet(Future::succeededFuture)))
        .mapEmpty();
  }

  /** Unless the member has renewed in the last moment. */
  private Future<Void> delete(MemberId member, Instant now) {
    return store
        .term(member)
        .compose(found -> found.filter(term -> isOver(term, now)).isEmpty()
            ? Future.succeededFuture()
            : erase
                .apply(member)
                .onSuccess(done -> LOG.info("record {} is deleted: its term is over", member)));
  }
}
