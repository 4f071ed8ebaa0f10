package io.reunion.member;

import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who was missing in an office's full list, and may have left. Nobody goes by themselves: an admin decides of each. Only
 * the newest full list counts.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code members:{departures}:open}</td><td>sorted set: member id by when the list was taken (ms); no expiry</td></tr>
 * <tr><td>{@code members:{departures}:stay}</td><td>set: ids of those who stay though they were missing, until a full
 * list names them; no expiry</td></tr>
 * <tr><td>{@code members:{departures}:import}</td><td>string: id of the import that open comes from; no expiry</td></tr>
 * </table>
 */
public final class Departures {
  private static final String OPEN = "members:{departures}:open";
  private static final String STAY = "members:{departures}:stay";
  private static final String IMPORT = "members:{departures}:import";
  private static final int PAGE = 500;

  private final Redis redis;
  private final MemberStore members;
  private final Clock clock;

  Departures(Redis redis, MemberStore members, Clock clock) {
    this.redis = redis;
    this.members = members;
    this.clock = clock;
  }

  /** How many a full list that names {@code named} leaves out; changes nothing. */
  public Future<Long> missing(IdSet named) {
    return stay().compose(stay -> pages(0, named, stay, 0, ids -> Future.succeededFuture()));
  }

  /** Proposes whom a full list leaves out, in place of what an earlier list proposed; tells how many. */
  public Future<Long> propose(String journal, IdSet named) {
    double now = clock.millis();
    return redis
        .call(c -> c.del(OPEN))
        .compose(cleared -> redis.call(c -> c.set(IMPORT, journal)))
        .compose(set -> stay())
        .compose(stay -> returned(stay, named))
        .compose(stay -> pages(0, named, stay, 0, ids -> add(ids, now)));
  }

  private Future<Void> add(List<MemberId> ids, double now) {
    return Batches.map(ids, id -> redis.call(c -> c.zadd(OPEN, now, id.value())))
        .mapEmpty();
  }

  private Future<Set<String>> stay() {
    return redis.call(c -> c.smembers(STAY));
  }

  /** Whom the office lists again needs no decision any more. */
  private Future<Set<String>> returned(Set<String> stay, IdSet named) {
    Set<String> left = new HashSet<>(stay);
    left.removeIf(id -> named.contains(new MemberId(id)));
    List<String> back = stay.stream().filter(id -> !left.contains(id)).toList();
    return back.isEmpty()
        ? Future.succeededFuture(left)
        : redis.call(c -> c.srem(STAY, back.toArray(String[]::new))).map(left);
  }

  /** What is done with some hundreds of those who are missing. */
  private interface Step {
    Future<Void> take(List<MemberId> ids);
  }

  private Future<Long> pages(long from, IdSet named, Set<String> stay, long count, Step step) {
    return members.changesAfter(from, PAGE).compose(page -> {
      List<MemberId> missing = page.changed().stream()
          .filter(id -> !named.contains(id) && !stay.contains(id.value()))
          .toList();
      long sum = count + missing.size();
      Future<Void> taken = missing.isEmpty() ? Future.succeededFuture() : step.take(missing);
      return taken.compose(done ->
          page.more() ? pages(page.upTo(), named, stay, sum, step) : Future.succeededFuture(sum));
    });
  }

  /** At most {@code most} of those whom an admin has yet to decide about, without those who are gone by now. */
  public Future<List<Member>> open(int most) {
    return redis
        .call(c -> c.zrange(OPEN, 0, most - 1))
        .compose(ids -> members.get(ids.stream().map(MemberId::new).toList()))
        .map(found -> List.copyOf(found.values()));
  }

  /** How many an admin has yet to decide about. */
  public Future<Long> count() {
    return redis.call(c -> c.zcard(OPEN));
  }

  /** Whether an admin has yet to decide about {@code id}. */
  public Future<Boolean> isOpen(MemberId id) {
    return redis
        .call(c -> c.zscore(OPEN, id.value()))
        .map(score -> Optional.ofNullable(score).isPresent());
  }

  /** {@code id} stays, also when the next full list does not name them. */
  public Future<Void> stays(MemberId id) {
    return redis.call(c -> c.sadd(STAY, id.value())).compose(added -> decided(id));
  }

  /** Takes {@code id} off the list: nothing is left to decide. Calling twice is harmless. */
  Future<Void> decided(MemberId id) {
    return redis.call(c -> c.zrem(OPEN, id.value())).mapEmpty();
  }

  /** The list of {@code journal} was taken back, and what it proposed with it. */
  Future<Void> withdraw(String journal) {
    return redis
        .call(c -> c.get(IMPORT))
        .compose(from -> journal.equals(from)
            ? redis.call(c -> c.del(OPEN, IMPORT)).mapEmpty()
            : Future.succeededFuture());
  }

  Future<Void> forget(MemberId id) {
    return redis.call(c -> c.srem(STAY, id.value())).compose(gone -> decided(id));
  }
}
