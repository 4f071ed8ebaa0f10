package io.reunion;

import io.reunion.event.reminder.ReminderChoice;
import io.reunion.filing.Refiled;
import io.reunion.introduction.Onward;
import io.reunion.member.ChangeFeed.Changes;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.Batches;
import io.reunion.redis.Recurring;
import io.reunion.redis.Redis;
import io.reunion.registration.Consents;
import io.reunion.registration.Erasure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a record was merged into another one, what was kept under its id goes on under the other: cards, applications, stories,
 * terms, introductions, consents, and who wants to hear nothing. So it is still theirs to change, to take home and to delete.
 * Every instance looks; each step may be repeated.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code members:{refiled}}</td><td>string: the number up to which the members' changes are read</td></tr>
 * </table>
 */
final class MergedRecords {
  /** The drawers in which records stand for members. */
  static final List<String> DRAWERS = List.of(
      "exchangecards",
      "exchangepairs",
      "guidanceexperts",
      "guidancecalls",
      "guidanceapplications",
      "entries",
      "terms",
      "preparations",
      "questionboxes",
      "questions",
      "suggestions",
      "stories",
      "profiles",
      "giving");

  private static final Logger LOG = LoggerFactory.getLogger(MergedRecords.class);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final String READ = "members:{refiled}";
  private static final String DEAF = "noise:{deaf}";
  private static final int AT_ONCE = 500;

  private final Redis redis;
  private final MemberStore members;
  private final Consents consents;
  private final Erasure erasure;
  private final Refiled refiled;
  private final Onward onward;
  private final Recurring looking;

  MergedRecords(Vertx vertx, Redis redis, MemberStore members, Consents consents, Erasure erasure) {
    this.redis = redis;
    this.members = members;
    this.consents = consents;
    this.erasure = erasure;
    this.refiled = new Refiled(redis, DRAWERS);
    this.onward = new Onward(redis);
    this.looking = new Recurring(
        vertx,
        LOOK,
        this::round,
        failure -> LOG.warn("merged records are behind: {}", failure.toString()));
  }

  void start() {
    looking.start();
  }

  void stop() {
    looking.stop();
  }

  private Future<Void> round() {
    return redis
        .call(c -> c.get(READ))
        .compose(read -> members.changesAfter(read == null ? 0 : Long.parseLong(read), AT_ONCE))
        .compose(this::follow);
  }

  private Future<Void> follow(Changes changes) {
    return changes.changed().isEmpty() && changes.gone().isEmpty()
        ? Future.succeededFuture()
        : Batches.map(changes.gone(), this::follow)
            .compose(done -> redis.call(c -> c.set(READ, Long.toString(changes.upTo()))))
            .compose(done -> changes.more() ? round() : Future.succeededFuture());
  }

  private Future<Void> follow(MemberId gone) {
    return members
        .isMerged(gone)
        .compose(merged -> merged
            ? members.get(gone).compose(into -> goOn(gone, into))
            : Future.succeededFuture());
  }

  /** Whose record was deleted right after the other went into it is forgotten under both. */
  private Future<Void> goOn(MemberId gone, Optional<Member> into) {
    return into.map(Member::id)
        .map(id -> refiled
            .goOn(gone, id)
            .compose(done -> onward.goOn(gone, id))
            .compose(done -> consents.goOn(gone, id))
            .compose(done -> wish(DEAF, gone, id))
            .compose(done -> wish(ReminderChoice.OFF, gone, id)))
        .orElseGet(() -> erasure.forgotten(gone));
  }

  private Future<Void> wish(String set, MemberId gone, MemberId into) {
    return redis
        .call(c -> c.sismember(set, "m:" + gone))
        .compose(is -> !is
            ? Future.succeededFuture()
            : redis
                .call(c -> c.sadd(set, "m:" + into))
                .compose(done -> redis.call(c -> c.srem(set, "m:" + gone)))
                .mapEmpty());
  }
}
