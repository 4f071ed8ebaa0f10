package io.reunion.redis;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SubscriptionIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  /** Writes down what it hears and where. */
  private static final class Listener implements Subscriber {
    final Queue<String> heard = new ConcurrentLinkedQueue<>();
    final Set<Context> contexts = ConcurrentHashMap.newKeySet();
    final AtomicInteger listening = new AtomicInteger();

    @Override
    public void heard(String channel, String message) {
      heard.add(channel + " " + message);
      contexts.add(Vertx.currentContext());
    }

    @Override
    public void listening() {
      listening.incrementAndGet();
      contexts.add(Vertx.currentContext());
    }
  }

  @Test
  void hearsWhatMatchesOnTheContextAlsoAfterARestart() {
    Redis redis = await(Redis.connect(server.vertx(), server.uri()));
    Context home = await(redis.ping().map(done -> Vertx.currentContext()));
    Listener listener = new Listener();
    Subscription subscription = await(redis.subscribe("members:*", listener));
    Awaitility.await().untilAtomic(listener.listening, is(1));

    server.command("PUBLISH", "members:1", "李明");
    server.command("PUBLISH", "events:1", "not for us");
    Awaitility.await().until(() -> !listener.heard.isEmpty());

    server.kill9();
    server.restart();
    Awaitility.await().untilAtomic(listener.listening, is(2));
    server.command("PUBLISH", "members:2", "again");
    Awaitility.await().until(() -> listener.heard.size() > 1);
    await(subscription.close());
    await(subscription.close());
    await(redis.close());

    assertThat(server.command("PUBLISH", "members:3", "nobody listens")).isEqualTo(":0");
    assertThat(listener.heard).containsExactly("members:1 李明", "members:2 again");
    assertThat(listener.contexts).containsOnly(home);
  }

  @Test
  void goesOnAfterASubscriberThatThrows() {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    Vertx vertx = Vertx.vertx().exceptionHandler(thrown::add);
    Redis redis = await(Redis.connect(vertx, server.uri()));
    await(redis.subscribe("c", (channel, message) -> {
      heard.add(message);
      throw new IllegalStateException("thrown on " + message);
    }));

    server.command("PUBLISH", "c", "1");
    server.command("PUBLISH", "c", "2");

    Awaitility.await().until(() -> thrown.size() == 2);
    await(redis.close());
    await(vertx.close());
    assertThat(heard).containsExactly("1", "2");
    assertThat(thrown)
        .extracting(Throwable::getMessage)
        .containsExactly("thrown on 1", "thrown on 2");
  }

  @Test
  void endsWithTheConnectionThatItCameFrom() {
    Redis redis = await(Redis.connect(server.vertx(), server.uri()));
    await(redis.subscribe("c", (channel, message) -> {}));
    assertThat(server.command("PUBLISH", "c", "1")).isEqualTo(":1");

    await(redis.close());

    Awaitility.await().until(() -> server.command("PUBLISH", "c", "2").equals(":0"));
  }

  @Test
  void aDedicatedConnectionReadsForLongWithoutHoldingUpTheOther() {
    Redis redis = await(Redis.connect(server.vertx(), server.uri()));
    Redis dedicated = await(redis.dedicated(Duration.ofSeconds(5)));

    var popped = dedicated.call(c -> c.blpop(4, "queue"));
    for (int i = 0; i < 12; i++) {
      await(redis.ping());
      Awaitility.await().pollDelay(Duration.ofMillis(100)).until(() -> true);
    }
    assertThat(popped.isComplete()).isFalse();
    server.command("RPUSH", "queue", "x");
    String value = await(popped.map(pair -> pair.getValue()));

    await(dedicated.close());
    await(redis.ping());
    await(redis.close());
    assertThat(value).isEqualTo("x");
  }
}
