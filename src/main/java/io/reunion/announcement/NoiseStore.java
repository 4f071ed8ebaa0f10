package io.reunion.announcement;

import io.lettuce.core.Range;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How much each chat has had to read, and who wants no announcements.
 *
 * <table>
 * <caption>Keys; CHAT is one chat</caption>
 * <tr><td>{@code noise:{CHAT}}</td><td>sorted set: announcement by the ms at which it came; 31 days</td></tr>
 * <tr><td>{@code noise:{deaf}}</td><td>set: CHAT, or {@code m:MEMBER}, that wants none</td></tr>
 * </table>
 */
public final class NoiseStore {
  private static final Script ADMIT = Script.beside(NoiseStore.class, "admit.lua");
  private static final String DEAF = "noise:{deaf}";
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofDays(31);

  private final Redis redis;

  public NoiseStore(Redis redis) {
    this.redis = redis;
  }

  private static String key(String chat) {
    return "noise:{" + chat + "}";
  }

  /**
   * Counts an announcement for a chat, once, if it may have another one today.
   *
   * @param perDay how many it may have in 24 hours; 0: as many as there are
   * @return zero if it may; else how long until it may
   */
  Future<Duration> admit(String chat, String announcement, int perDay) {
    return redis
        .runTogether(
            ADMIT,
            List.of(key(chat)),
            List.of(
                announcement,
                Integer.toString(perDay),
                Long.toString(DAY.toMillis()),
                Long.toString(KEPT.toMillis())))
        .map(reply -> Duration.ofMillis(reply.number()));
  }

  /** Whether an announcement was counted for a chat. */
  Future<Boolean> has(String chat, String announcement) {
    return redis.call(c -> c.zscore(key(chat), announcement)).map(Objects::nonNull);
  }

  /** It did not come after all. */
  Future<Void> forget(String chat, String announcement) {
    return redis.call(c -> c.zrem(key(chat), announcement)).mapEmpty();
  }

  /** The announcements that a chat has had since {@code then}, the newest first. */
  public Future<List<String>> since(String chat, Instant then) {
    return redis.call(c -> c.zrevrangebyscore(
        key(chat), Range.create((double) then.toEpochMilli(), Double.POSITIVE_INFINITY)));
  }

  /** Who wants none. */
  Future<Set<String>> deaf() {
    return redis.call(c -> c.smembers(DEAF));
  }

  Future<Boolean> isDeaf(String key) {
    return redis.call(c -> c.sismember(DEAF, key));
  }

  /**
   * @param key a chat, or {@code m:MEMBER}
   */
  public Future<Void> setDeaf(String key, boolean deaf) {
    return deaf
        ? redis.call(c -> c.sadd(DEAF, key)).mapEmpty()
        : redis.call(c -> c.srem(DEAF, key)).mapEmpty();
  }
}
