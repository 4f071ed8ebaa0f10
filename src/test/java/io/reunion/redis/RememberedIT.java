package io.reunion.redis;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RememberedIT {
  private static final int MOST = 3;
  private static final int TIMES = 100;

  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private final Context loop = server.vertx().getOrCreateContext();
  private final AtomicInteger reads = new AtomicInteger();
  private Cable cable;
  private Redis redis;
  private Remembered<Optional<String>> remembered;

  @BeforeEach
  void open() {
    cable = new Cable(server.port());
    connect(server.uri().replace(":" + server.port(), ":" + cable.port()));
  }

  @AfterEach
  void close() {
    await(redis.close());
    cable.close();
  }

  private void connect(String uri) {
    redis = onLoop(() ->
        Redis.connect(server.vertx(), RedisOptions.of(uri).withTimeout(Duration.ofSeconds(10))));
    remembered = redis.remembering(MOST, key -> {
      reads.incrementAndGet();
      return redis.call(c -> c.get(key)).map(Optional::ofNullable);
    });
  }

  private <T> T onLoop(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(go -> work.get().onComplete(done));
    return await(done.future());
  }

  /** What is known once another command has been answered. */
  private Optional<String> afterAnAnswer() {
    return onLoop(() -> redis.call(c -> c.incr("journal")).compose(done -> remembered.get("a")));
  }

  private Optional<String> ask(String key) {
    return onLoop(() -> remembered.get(key));
  }

  private void write(String key, String value) {
    await(server.redis().call(c -> c.set(key, value)));
  }

  /** Until nothing has to be read again for {@code key}. */
  private void remember(String key) {
    Awaitility.await().until(() -> {
      var first = ask(key);
      int before = reads.get();
      assertThat(ask(key)).isEqualTo(first);
      return reads.get() == before;
    });
  }

  @Test
  void whatDoesNotChangeIsReadOnce() {
    write("a", "1");
    remember("a");
    int before = reads.get();
    for (int i = 0; i < 10; i++) {
      assertThat(ask("a")).contains("1");
    }
    assertThat(reads.get()).isEqualTo(before);
  }

  @Test
  void thatThereIsNothingIsRememberedToo() {
    remember("a");
    write("a", "1");
    Awaitility.await().until(() -> ask("a").isPresent());
    remember("a");
    await(server.redis().call(c -> c.del("a")));
    Awaitility.await().until(() -> ask("a").isEmpty());
  }

  /** An update is journaled, and then what is remembered of its chat is looked up. */
  @Test
  void whoeverHasHadAnAnswerKnowsWhatWasWrittenBefore() {
    remember("a");
    int before = reads.get();
    for (int i = 0; i < TIMES; i++) {
      String value = Integer.toString(i);
      write("a", value);
      Optional<String> known = onLoop(() -> {
        Supplier<Future<Optional<String>>> ahead = remembered.ahead("a");
        return redis.call(c -> c.incr("journal")).compose(journaled -> ahead.get());
      });
      assertThat(known).contains(value);
      assertThat(ask("a")).contains(value);
    }
    assertThat(reads.get() - before)
        .as("read once after each change")
        .isLessThanOrEqualTo(2 * TIMES);
  }

  @Test
  void whatIsWrittenWhileItIsReadIsNotMissed() {
    remember("a");
    for (int i = 0; i < TIMES; i++) {
      String value = Integer.toString(i);
      Future<String> written = server.redis().call(c -> c.set("a", value));
      onLoop(() -> remembered.get("a"));
      await(written);
      assertThat(afterAnAnswer()).contains(value);
    }
  }

  @Test
  void itsOwnWritesAreHeardOfToo() {
    remember("a");
    for (int i = 0; i < TIMES; i++) {
      String value = Integer.toString(i);
      Optional<String> known = onLoop(() -> {
        Future<String> own = redis.call(c -> c.set("a", value));
        Future<Long> next = redis.call(c -> c.incr("journal"));
        return own.compose(done -> next).compose(done -> remembered.get("a"));
      });
      assertThat(known).contains(value);
    }
  }

  @Test
  void aBrokenConnectionForgetsEverything() {
    write("a", "1");
    remember("a");
    for (int i = 0; i < 5; i++) {
      String value = "after " + i;
      cable.cut();
      write("a", value);
      Optional<String> known =
          Awaitility.await().ignoreExceptions().until(this::afterAnAnswer, any -> true);
      assertThat(known).contains(value);
      remember("a");
    }
  }

  @Test
  void whatIsEmptiedAtOnceIsForgotten() {
    write("a", "1");
    remember("a");
    server.command("FLUSHALL");
    assertThat(afterAnAnswer()).isEmpty();
  }

  @Test
  void theOldestIsForgottenForWhatIsNew() {
    remember("a");
    for (int i = 0; i < MOST; i++) {
      remember("other " + i);
    }
    int before = reads.get();
    ask("a");
    assertThat(reads.get()).isEqualTo(before + 1);
  }

  @Test
  void elsewhereThanOnItsLoopEverythingIsRead() {
    remember("a");
    int before = reads.get();
    await(remembered.get("a"));
    assertThat(reads.get()).isEqualTo(before + 1);
  }

  @Test
  void withAServerThatDoesNotTellEverythingIsRead() {
    await(redis.close());
    server.command(
        "ACL", "SETUSER", "plain", "on", ">plain-password", "~*", "&*", "+@all", "-client");
    try {
      connect("redis://plain:plain-password@127.0.0.1:" + server.port());
      for (int i = 0; i < 20; i++) {
        String value = Integer.toString(i);
        write("a", value);
        assertThat(ask("a")).contains(value);
      }
      assertThat(reads.get()).isEqualTo(20);
    } finally {
      server.command("ACL", "DELUSER", "plain");
    }
  }
}
