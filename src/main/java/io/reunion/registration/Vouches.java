package io.reunion.registration;

import io.reunion.chat.UserId;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/**
 * Which classmates say that an account is a member's.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code vouches:{PLATFORM:USER}}</td><td>hash: member who vouches to member who is meant; 7 days from the last</td></tr>
 * </table>
 */
final class Vouches {
  /** How many members have to vouch. */
  static final int ENOUGH = 2;

  private static final Script VOUCH = Script.beside(Vouches.class, "vouch.lua");
  private static final Duration KEPT = Duration.ofDays(7);

  private final Redis redis;

  public Vouches(Redis redis) {
    this.redis = redis;
  }

  /** What {@code member} has said of others ends by itself; nobody can tell whom it was about. */
  Future<Void> forget(MemberId member) {
    return redis.call(c -> c.del("attempts:{vouch:" + member + "}")).mapEmpty();
  }

  /** Notes that {@code by} says that {@code user} is {@code member}; how many say so now. Calling twice is harmless. */
  Future<Long> vouch(UserId user, MemberId by, MemberId member) {
    return redis
        .run(
            VOUCH,
            List.of("vouches:{" + user + "}"),
            List.of(by.value(), member.value(), Long.toString(KEPT.toMillis())))
        .map(reply -> reply.number());
  }
}
