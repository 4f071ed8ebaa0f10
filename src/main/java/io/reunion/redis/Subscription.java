package io.reunion.redis;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.CompletionStage;

/** A pattern of channels that is listened to, on a connection of its own. */
public final class Subscription {
  private final Loop loop;
  private final StatefulRedisPubSubConnection<String, String> connection;

  private Subscription(Loop loop, StatefulRedisPubSubConnection<String, String> connection) {
    this.loop = loop;
    this.connection = connection;
  }

  static CompletionStage<Subscription> begin(
      Loop loop,
      StatefulRedisPubSubConnection<String, String> connection,
      String pattern,
      Subscriber subscriber) {
    connection.addListener(new RedisPubSubAdapter<>() {
      @Override
      public void message(String matched, String channel, String message) {
        loop.emit(() -> subscriber.heard(channel, message));
      }

      @Override
      public void psubscribed(String matched, long count) {
        loop.emit(subscriber::listening);
      }
    });
    Subscription subscription = new Subscription(loop, connection);
    return connection
        .async()
        .psubscribe(pattern)
        .thenApply(done -> subscription)
        .whenComplete((done, failure) -> {
          if (failure != null) {
            connection.closeAsync();
          }
        });
  }

  /** Stops listening. Harmless when called twice. */
  public Future<Void> close() {
    Promise<Void> closed = loop.promise();
    loop.run(() -> connection.closeAsync().whenComplete((done, failure) -> closed.complete()));
    return closed.future();
  }
}
