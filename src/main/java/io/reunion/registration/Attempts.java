package io.reunion.registration;

import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/**
 * Counts what may be tried only so often.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code attempts:{WHAT}}</td><td>string: how often since the first; until the time from the first is over</td></tr>
 * </table>
 */
final class Attempts {
  private static final Script ATTEMPT = Script.beside(Attempts.class, "attempt.lua");

  private final Redis redis;

  public Attempts(Redis redis) {
    this.redis = redis;
  }

  /**
   * What is limited.
   *
   * @param name what and who, for example {@code code:telegram:13}
   */
  record Limit(String name, int most, Duration within) {
    static final int CODES = 5;

    static Limit codes(Object user) {
      return new Limit("code:" + user, CODES, Duration.ofHours(1));
    }

    static Limit mails(Object user) {
      return new Limit("mail:" + user, 3, Duration.ofDays(1));
    }

    /** Each is a message to every admin. */
    static Limit corrections(Object member) {
      return new Limit("correction:" + member, 10, Duration.ofDays(1));
    }

    static Limit vouches(Object member) {
      return new Limit("vouch:" + member, 10, Duration.ofDays(30));
    }
  }

  /** Counts one more; whether it is still within the limit. */
  Future<Boolean> allow(Limit limit) {
    return redis
        .run(
            ATTEMPT,
            List.of("attempts:{" + limit.name() + "}"),
            List.of(Long.toString(limit.within().toMillis())))
        .map(reply -> reply.number() <= limit.most());
  }
}
