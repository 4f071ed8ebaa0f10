package io.reunion.member;

import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records that may be of one person. They are proposed and never merged by themselves: an admin decides of each pair, and
 * a pair that was kept apart is not proposed again.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code members:{duplicates}:open}</td><td>sorted set: pair by when it was proposed (ms); no expiry</td></tr>
 * <tr><td>{@code members:{duplicates}:why}</td><td>hash: pair to {@link Reason}; no expiry</td></tr>
 * <tr><td>{@code members:{duplicates}:apart}</td><td>set: pairs that are two people; no expiry</td></tr>
 * </table>
 */
public final class Duplicates {
  /** More than these are not kept at once; deciding makes room. */
  public static final int MOST_OPEN = 10_000;

  private static final Script PROPOSE = Script.beside(Duplicates.class, "propose.lua");
  private static final String OPEN = "members:{duplicates}:open";
  private static final String WHY = "members:{duplicates}:why";
  private static final String APART = "members:{duplicates}:apart";

  private final Redis redis;
  private final MemberStore members;
  private final Merging merging;
  private final Clock clock;

  /** Why two may be one. */
  public enum Reason {
    /** The same name and class year, and neither major, school nor degree says otherwise. */
    SAME_NAME_AND_YEAR,
    /** A list gave one of them the other's e-mail address or phone number. */
    SHARED_CONTACT,
    /** A row of a list has the student number of the one and a contact of the other. */
    TWO_IN_ONE_ROW
  }

  /**
   * Two that may be one.
   *
   * @param kept whose record would go on if nothing else is said: the one with accounts, else the one who is known better
   */
  public record Proposal(Pair pair, Reason reason, Instant at, Member kept, Member gone) {}

  Duplicates(Redis redis, MemberStore members, Merging merging, Clock clock) {
    this.redis = redis;
    this.members = members;
    this.merging = merging;
    this.clock = clock;
  }

  /** False if it is proposed already, was kept apart, or too many are open. */
  public Future<Boolean> propose(Pair pair, Reason reason) {
    return redis
        .run(
            PROPOSE,
            List.of(OPEN, WHY, APART),
            List.of(
                pair.id(),
                reason.name(),
                Long.toString(clock.millis()),
                Integer.toString(MOST_OPEN)))
        .map(reply -> reply.number() == 1);
  }

  /** Looks at everybody for the same name and class year; tells how many pairs are new. */
  public Future<Long> scan() {
    return new NamesakeScan(members)
        .pairs(MOST_OPEN)
        .compose(pairs -> Batches.map(pairs, pair -> propose(pair, Reason.SAME_NAME_AND_YEAR)))
        .map(proposed -> proposed.stream().filter(fresh -> fresh).count());
  }

  /** How many pairs an admin has yet to decide about. */
  public Future<Long> count() {
    return redis.call(c -> c.zcard(OPEN));
  }

  /** The pairs that an admin has yet to decide about, the oldest first; those of which one is gone are dropped. */
  public Future<List<Proposal>> open(int most) {
    return redis
        .call(c -> c.zrange(OPEN, 0, most - 1))
        .compose(ids -> Batches.map(ids, id -> find(Pair.parse(id))))
        .map(found -> found.stream().flatMap(Optional::stream).toList());
  }

  /** The proposal of {@code pair}; empty if there is none (any more). */
  public Future<Optional<Proposal>> find(Pair pair) {
    return redis
        .call(c -> c.zscore(OPEN, pair.id()))
        .compose(at -> Optional.ofNullable(at)
            .map(score -> redis
                .call(c -> c.hget(WHY, pair.id()))
                .compose(why -> members
                    .get(List.of(pair.one(), pair.other()))
                    .compose(known -> proposal(pair, why, score.longValue(), known))))
            .orElse(Future.succeededFuture(Optional.empty())));
  }

  private Future<Optional<Proposal>> proposal(
      Pair pair, String why, long at, Map<MemberId, Member> known) {
    if (known.size() < 2) {
      return drop(pair).map(Optional.empty());
    }
    List<Member> both = new ArrayList<>(known.values());
    both.sort((a, b) -> Integer.compare(weight(b), weight(a)));
    return Future.succeededFuture(Optional.of(new Proposal(
        pair, Reason.valueOf(why), Instant.ofEpochMilli(at), both.get(0), both.get(1))));
  }

  private static int weight(Member member) {
    int accounts = member.users().isEmpty() ? 0 : 1_000;
    return accounts + member.particulars().values().size();
  }

  private Future<Void> drop(Pair pair) {
    return redis
        .call(c -> c.zrem(OPEN, pair.id()))
        .compose(gone -> redis.call(c -> c.hdel(WHY, pair.id())))
        .mapEmpty();
  }

  /**
   * Makes {@code kept}, one of the pair, the one record of both. The other id leads to it from then on. May be called
   * again; empty if the pair was not proposed, or one of them is gone.
   */
  public Future<Optional<Member>> merge(Pair pair, MemberId kept) {
    if (!pair.has(kept)) {
      return Future.succeededFuture(Optional.empty());
    }
    MemberId gone = pair.one().equals(kept) ? pair.other() : pair.one();
    return redis
        .call(c -> c.zscore(OPEN, pair.id()))
        .compose(at -> Optional.ofNullable(at).isEmpty()
            ? Future.succeededFuture(Optional.<Member>empty())
            : merging.merge(kept, gone))
        .compose(merged -> drop(pair).map(merged));
  }

  /** They are two people. False if the pair was not proposed. */
  public Future<Boolean> keepApart(Pair pair) {
    return redis
        .call(c -> c.zscore(OPEN, pair.id()))
        .compose(at -> Optional.ofNullable(at).isEmpty()
            ? Future.succeededFuture(false)
            : redis
                .call(c -> c.sadd(APART, pair.id()))
                .compose(apart -> drop(pair))
                .map(true));
  }
}
