package io.reunion.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.Range;
import io.reunion.chat.ChatId;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What was not said in the groups in which the bot only listens.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code unsaid:{CHAT}}</td><td>zset: an {@link Unsaid} as JSON by the time of its message, ms; of the last {@link
 * #KEPT} the newest {@link #MOST}</td></tr>
 * </table>
 */
public final class UnsaidStore {
  /** How many are kept for one chat. */
  public static final int MOST = 200;

  /** How long each is kept. */
  public static final Duration KEPT = Duration.ofDays(7);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One as JSON. */
  private record Stored(String operation, long at, String message, List<Unsaid.Line> says) {}

  private final Redis redis;

  public UnsaidStore(Redis redis) {
    this.redis = redis;
  }

  private static String key(ChatId chat) {
    return "unsaid:{" + chat + "}";
  }

  /** Keeps one. An update that is worked again, and comes to the same, is kept once. */
  public Future<Void> add(ChatId chat, Unsaid unsaid) {
    String key = key(chat);
    Future<?> added = redis.call(c -> c.zadd(key, unsaid.at().toEpochMilli(), write(unsaid)));
    Range<Long> old = Range.create(0L, unsaid.at().minus(KEPT).toEpochMilli());
    Future<?> bounded = redis
        .call(c -> c.zremrangebyscore(key, old))
        .compose(gone -> redis.call(c -> c.zremrangebyrank(key, 0, -(MOST + 1L))));
    Future<?> expires = redis.call(c -> c.pexpire(key, KEPT.toMillis()));
    return Future.join(added, bounded, expires).mapEmpty();
  }

  /** The newest first. */
  public Future<List<Unsaid>> newest(ChatId chat, int most) {
    return redis
        .call(c -> c.zrevrange(key(chat), 0, most - 1L))
        .map(found -> found.stream().map(UnsaidStore::read).toList());
  }

  /** Forgets what has one of {@code words} in it, of all chats. Calling twice is harmless. */
  public Future<Void> forget(List<ChatId> chats, Collection<String> words) {
    return Batches.map(
            chats,
            chat -> newest(chat, MOST).compose(all -> {
              String[] theirs = all.stream()
                  .filter(one -> words.stream().anyMatch(one::has))
                  .map(UnsaidStore::write)
                  .toArray(String[]::new);
              return theirs.length == 0
                  ? Future.succeededFuture(0L)
                  : redis.call(c -> c.zrem(key(chat), theirs));
            }))
        .mapEmpty();
  }

  /** Forgets all of a chat. Calling twice is harmless. */
  public Future<Void> forget(ChatId chat) {
    return redis.call(c -> c.del(key(chat))).mapEmpty();
  }

  private static String write(Unsaid unsaid) {
    try {
      return JSON.writeValueAsString(new Stored(
          unsaid.operation(), unsaid.at().toEpochMilli(), unsaid.message(), unsaid.says()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values", e);
    }
  }

  private static Unsaid read(String json) {
    try {
      Stored stored = JSON.readValue(json, Stored.class);
      return new Unsaid(
          stored.operation(), Instant.ofEpochMilli(stored.at()), stored.message(), stored.says());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not written by us", e);
    }
  }
}
