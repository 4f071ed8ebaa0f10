package io.reunion.member;

import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Into whom a record went when two turned out to be one person: what others keep under its id still finds the person.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code member:{ID}:merged}</td><td>string: id of the member whom it went into; no expiry</td></tr>
 * <tr><td>{@code member:{ID}:formerly}</td><td>set: ids of all that went into this one; as long as this one is there</td></tr>
 * </table>
 */
final class Redirects {
  private final Redis redis;

  Redirects(Redis redis) {
    this.redis = redis;
  }

  private static String key(MemberId id) {
    return "member:{" + id + "}:merged";
  }

  Future<Optional<MemberId>> of(MemberId id) {
    return redis
        .call(c -> c.get(key(id)))
        .map(into -> Optional.ofNullable(into).map(MemberId::new));
  }

  private static String former(MemberId id) {
    return "member:{" + id + "}:formerly";
  }

  Future<Void> put(MemberId from, MemberId into) {
    return formerly(from)
        .compose(all -> {
          Set<String> ids = new TreeSet<>(Set.of(from.value()));
          all.forEach(id -> ids.add(id.value()));
          return redis.call(c -> c.sadd(former(into), ids.toArray(String[]::new)));
        })
        .compose(noted -> redis.call(c -> c.set(key(from), into.value())))
        .mapEmpty();
  }

  /** Under which ids there were records that are part of this one now. */
  Future<Set<MemberId>> formerly(MemberId id) {
    return redis.call(c -> c.smembers(former(id))).map(ids -> {
      Set<MemberId> members = new TreeSet<>();
      ids.forEach(each -> members.add(new MemberId(each)));
      return members;
    });
  }

  Future<Void> forget(MemberId id) {
    return redis.call(c -> c.del(former(id))).mapEmpty();
  }

  Future<Void> remove(MemberId from) {
    return redis.call(c -> c.del(key(from))).mapEmpty();
  }
}
