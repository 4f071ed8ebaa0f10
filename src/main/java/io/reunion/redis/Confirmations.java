package io.reunion.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.reunion.redis.RedisUnavailableException.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Asks, behind a write and on the same connection, whether enough replicas have it. On another connection, or on one
 * made anew in between, the server would answer for the wrong writes. One question serves all the writes of a turn of the
 * loop, since it holds the connection up until the replicas have answered. Used on the loop only.
 */
final class Confirmations {
  private final Loop loop;
  private final Calls calls;
  private final RedisOptions options;
  private final Map<RedisClusterAsyncCommands<String, String>, Future<Long>> asked =
      new HashMap<>();

  Confirmations(Loop loop, Calls calls, RedisOptions options) {
    this.loop = loop;
    this.calls = calls;
    this.options = options;
  }

  /** Sends a write to {@code node}; succeeds when the replicas have what it did. */
  <T> Future<T> send(
      RedisClusterAsyncCommands<String, String> node,
      Function<RedisClusterAsyncCommands<String, String>, RedisFuture<T>> write) {
    Future<T> written = calls.sendTo(node, write);
    Future<Long> having = asked.computeIfAbsent(node, this::ask);
    return written.compose(value -> having.compose(count -> enough(count, value)));
  }

  private Future<Long> ask(RedisClusterAsyncCommands<String, String> node) {
    Promise<Long> promise = loop.promise();
    loop.later(() -> {
      asked.remove(node);
      calls
          .sendTo(
              node,
              c -> c.waitForReplication(
                  options.replicas(), options.replicaTimeout().toMillis()))
          .onComplete(promise);
    });
    return promise.future();
  }

  private <T> Future<T> enough(long count, T value) {
    return count >= options.replicas()
        ? Future.succeededFuture(value)
        : loop.failed(new RedisUnavailableException(
            Reason.UNCONFIRMED,
            count + " replicas have the write (expected: " + options.replicas() + " within "
                + options.replicaTimeout().toMillis() + " ms)"));
  }
}
