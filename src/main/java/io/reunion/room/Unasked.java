package io.reunion.room;

import io.lettuce.core.Range;
import io.reunion.chat.ChatId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What each group was told unasked within the last 24 hours.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code unasked:{CHAT}}</td><td>sorted set: send key by the ms at which it was admitted; 24 hours</td></tr>
 * </table>
 */
public final class Unasked {
  /** Over this time a budget is counted. */
  public static final Duration DAY = Duration.ofDays(1);

  private static final Script ADMIT = Script.beside(Unasked.class, "unasked.lua");

  private final Redis redis;

  Unasked(Redis redis) {
    this.redis = redis;
  }

  private static String key(ChatId chat) {
    return "unasked:{" + chat + "}";
  }

  /**
   * Counts a message for a group, once, if its budget lets it have one more.
   *
   * @param message by which a repetition is known
   * @param perDay the budget; absent: no bound
   * @return zero if it may; else how long until it may; for a budget of none a whole day
   */
  public Future<Duration> admit(ChatId chat, String message, Optional<Integer> perDay) {
    return redis
        .runTogether(
            ADMIT,
            List.of(key(chat)),
            List.of(
                message,
                perDay.map(most -> Integer.toString(most)).orElse("-1"),
                Long.toString(DAY.toMillis())))
        .map(reply -> Duration.ofMillis(reply.number()));
  }

  /** Takes a message out of the count that did not come after all. Calling twice is harmless. */
  public Future<Void> forget(ChatId chat, String message) {
    return redis.call(c -> c.zrem(key(chat), message)).mapEmpty();
  }

  /** How many there were in the 24 hours before {@code now}. */
  public Future<Long> count(ChatId chat, Instant now) {
    return redis.call(c -> c.zcount(
        key(chat), Range.create((double) now.minus(DAY).toEpochMilli(), Double.POSITIVE_INFINITY)));
  }
}
