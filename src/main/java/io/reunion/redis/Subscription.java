package io.reunion.redis;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.vertx.core.Future;
import java.time.Duration;

/** A pattern of channels that is listened to, on a connection of its own. */
public final class Subscription {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int ATTEMPTS = 20;

  private final Loop loop;
  private final Calls calls;
  private final StatefulRedisPubSubConnection<String, String> connection;

  private Subscription(
      Loop loop, Calls calls, StatefulRedisPubSubConnection<String, String> connection) {
    this.loop = loop;
    this.calls = calls;
    this.connection = connection;
  }

  /** Begins to listen. A connection that breaks at once is made anew by the client, so that is tried again. */
  static Future<Subscription> begin(
      Loop loop,
      Calls calls,
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
    Subscription subscription = new Subscription(loop, calls, connection);
    return subscription.listen(pattern, ATTEMPTS).map(subscription).onFailure(failure -> {
      var unused = connection.closeAsync();
    });
  }

  private Future<Void> listen(String pattern, int attempts) {
    return calls
        .bridged(connection.async().psubscribe(pattern))
        .recover(failure -> failure instanceof RedisUnavailableException && attempts > 1
            ? loop.after(PAUSE).compose(later -> listen(pattern, attempts - 1))
            : loop.failed(failure));
  }

  /** Stops listening. Harmless when called twice. */
  public Future<Void> close() {
    return loop.call(() -> calls.bridged(connection.closeAsync()));
  }
}
