package io.reunion.member;

import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Into whom a record went when two turned out to be one person: what others keep under its id still finds the person.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code member:{ID}:merged}</td><td>string: id of the member whom it went into; no expiry</td></tr>
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

  Future<Void> put(MemberId from, MemberId into) {
    return redis.call(c -> c.set(key(from), into.value())).mapEmpty();
  }

  Future<Void> remove(MemberId from) {
    return redis.call(c -> c.del(key(from))).mapEmpty();
  }
}
