package io.reunion.room;

import io.reunion.chat.ChatId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In which groups the bot keeps something to itself, so that this is known without reading each group. There are few of them.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code rooms:{all}:listening}</td><td>set of the CHATs in which the bot only listens</td></tr>
 * <tr><td>{@code rooms:{all}:hushed}</td><td>hash: CHAT to its {@link Hush}, of those that have one</td></tr>
 * </table>
 */
final class Restraints {
  private static final String LISTENING = "rooms:{all}:listening";
  private static final String HUSHED = "rooms:{all}:hushed";

  /** How long it is gone by what was known, where another instance may have changed that. */
  private static final long KNOWN_NANOS = 1_000_000_000L;

  private record Known(Set<String> listening, Map<String, String> hushed) {
    Restraint of(ChatId chat) {
      String id = chat.toString();
      boolean only = listening.contains(id);
      String hush = hushed.get(id);
      return only || hush != null ? new Restraint(only, Hush.read(hush)) : Restraint.NONE;
    }
  }

  private final Redis redis;
  private Optional<Known> known = Optional.empty();
  private long read = System.nanoTime() - KNOWN_NANOS;

  Restraints(Redis redis) {
    this.redis = redis;
  }

  /**
   * What is kept back in {@code chat}. What another instance has changed within the last second may not be known yet, and
   * while Redis is away it is gone by what was known last.
   */
  Future<Restraint> of(ChatId chat) {
    if (System.nanoTime() - read < KNOWN_NANOS) {
      return Future.succeededFuture(known.orElseThrow().of(chat));
    }
    Future<Map<String, String>> hushed = redis.call(c -> c.hgetall(HUSHED));
    return redis
        .call(c -> c.smembers(LISTENING))
        .compose(
            listening -> hushed.map(hushes -> new Known(Set.copyOf(listening), Map.copyOf(hushes))))
        .onSuccess(found -> {
          known = Optional.of(found);
          read = System.nanoTime();
        })
        .recover(failure ->
            known.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(failure)))
        .map(found -> found.of(chat));
  }

  /** Calling twice is harmless. */
  Future<Void> listening(ChatId chat, boolean only) {
    String id = chat.toString();
    return changed(redis.call(c -> only ? c.sadd(LISTENING, id) : c.srem(LISTENING, id)));
  }

  /** Calling twice is harmless. */
  Future<Void> hushed(ChatId chat, Hush hush) {
    String id = chat.toString();
    return changed(
        hush.isNone()
            ? redis.call(c -> c.hdel(HUSHED, id))
            : redis.call(c -> c.hset(HUSHED, Map.of(id, hush.written()))));
  }

  /** What this instance changes it knows at once. */
  private Future<Void> changed(Future<?> write) {
    return write.onSuccess(done -> read = System.nanoTime() - KNOWN_NANOS).mapEmpty();
  }
}
