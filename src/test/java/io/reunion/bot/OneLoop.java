package io.reunion.bot;

import io.reunion.redis.Redis;
import io.reunion.redis.RedisServer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/** The event loop of a process, on which all that it does is done. */
final class OneLoop {
  private final Context context;
  private final Redis redis;

  OneLoop(RedisServer server) {
    context = server.vertx().getOrCreateContext();
    redis = run(() -> Redis.connect(server.vertx(), server.uri()));
  }

  Redis redis() {
    return redis;
  }

  /** Begins {@code work} on the loop and waits for what it comes to. */
  <T> T run(Supplier<Future<T>> work) {
    return RedisServer.await(begin(work));
  }

  /** Begins {@code work} on the loop. */
  <T> Future<T> begin(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(now -> {
      try {
        work.get().onComplete(promise);
      } catch (RuntimeException e) {
        promise.fail(e);
      }
    });
    return promise.future();
  }

  void close() {
    RedisServer.await(redis.close());
  }
}
