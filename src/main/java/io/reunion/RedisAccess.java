package io.reunion;

import io.reunion.redis.CommandListener;
import io.reunion.redis.EmbeddedRedis;
import io.reunion.redis.Redis;
import io.reunion.redis.RedisOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Redis as the configuration has it: at a URI, or a server of our own. */
final class RedisAccess {
  private final Optional<EmbeddedRedis> own;
  private final Redis redis;

  private RedisAccess(Optional<EmbeddedRedis> own, Redis redis) {
    this.own = own;
    this.redis = redis;
  }

  /** Starts the own server if there is no URI, and connects on the current context. */
  static Future<RedisAccess> open(Vertx vertx, Settings.Redis settings) {
    return open(vertx, settings, CommandListener.NONE);
  }

  /** The same with somebody who hears of every command. */
  static Future<RedisAccess> open(Vertx vertx, Settings.Redis settings, CommandListener listener) {
    if (settings.uri().isPresent()) {
      return connect(vertx, settings.uri().get().reveal(), settings, listener)
          .map(redis -> new RedisAccess(Optional.empty(), redis));
    }
    // Starting it reads its data, which may take a while.
    return vertx
        .executeBlocking(() -> EmbeddedRedis.start(settings.dataDir()))
        .compose(server -> connect(vertx, server.uri(), settings, listener)
            .map(redis -> new RedisAccess(Optional.of(server), redis))
            .onFailure(failure -> server.close()));
  }

  private static Future<Redis> connect(
      Vertx vertx, String uri, Settings.Redis settings, CommandListener listener) {
    return Redis.connect(
        vertx,
        RedisOptions.of(uri)
            .withTimeout(settings.commandTimeout())
            .withListener(listener)
            .withReplicas(settings.waitForReplicas(), settings.commandTimeout().dividedBy(2)));
  }

  /** Runs {@code work} on an event loop of its own with a connection that is closed after it. */
  static <T> CompletableFuture<T> with(
      Vertx vertx, Settings.Redis settings, Function<Redis, Future<T>> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    vertx.runOnContext(begin -> open(vertx, settings)
        .compose(access -> work.apply(access.redis()).eventually(() -> access.close(vertx)))
        .onSuccess(done::complete)
        .onFailure(done::completeExceptionally));
    return done;
  }

  Redis redis() {
    return redis;
  }

  Future<Void> close(Vertx vertx) {
    return redis
        .close()
        .eventually(() -> vertx.executeBlocking(() -> {
          own.ifPresent(EmbeddedRedis::close);
          return own.isPresent();
        }));
  }
}
