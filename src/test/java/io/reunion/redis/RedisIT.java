package io.reunion.redis;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisCommandExecutionException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisIT {
  private static final Script ADD = Script.beside(RedisIT.class, "add.lua");
  private static final Script ECHO = Script.beside(RedisIT.class, "echo.lua");

  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @Test
  void runsAScriptThatTheServerHasForgotten() {
    Redis redis = server.redis();
    assertThat(await(redis.run(ADD, List.of("{n}:1"), List.of("2"))).number()).isEqualTo(2);

    server.command("SCRIPT", "FLUSH");
    assertThat(await(redis.run(ADD, List.of("{n}:1"), List.of("3"))).number()).isEqualTo(5);

    server.restart();
    awaitReady(redis);
    assertThat(await(redis.run(ADD, List.of("{n}:1"), List.of("4"))).number()).isEqualTo(9);
  }

  @Test
  void runsEveryScriptOfAPipelineThatTheServerHasForgotten() {
    Redis redis = server.redis();
    server.command("SCRIPT", "FLUSH");

    List<Future<ScriptReply>> runs = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      runs.add(redis.run(ADD, List.of("{n}:1"), List.of("1")));
    }
    await(Future.all(runs));

    assertThat(server.command("GET", "{n}:1")).isEqualTo("100");
  }

  @Test
  void readsNestedRepliesOfEveryKind() {
    ScriptReply reply = await(server.redis().run(ECHO, List.of("k"), List.of("李明 😀", "7", "")));

    assertThat(reply.text(0)).isEqualTo("k");
    assertThat(reply.number(1)).isEqualTo(3);
    assertThat(reply.at(2).texts()).containsExactly("李明 😀", "7", "");
    assertThat(reply.number(3)).isEqualTo(7);
    assertThat(reply.at(4).isNil()).isTrue();
    assertThat(reply.at(5).size()).isZero();
    assertThat(reply.text(6)).isEqualTo("OK");
  }

  @Test
  void readsLargeReplies() {
    String large = "好".repeat(3_000_000);
    Redis redis = await(Redis.connect(
        server.vertx(), RedisOptions.of(server.uri()).withTimeout(Duration.ofSeconds(10))));

    String set = await(redis.call(c -> c.set("large", large)));
    String got = await(redis.call(c -> c.get("large")));
    String[] members =
        IntStream.range(0, 200_000).mapToObj(i -> "member " + i).toArray(String[]::new);
    long pushed = await(redis.call(c -> c.rpush("many", members)));
    List<String> many = await(redis.call(c -> c.lrange("many", 0, -1)));
    await(redis.close());

    assertThat(set).isEqualTo("OK");
    assertThat(got).isEqualTo(large);
    assertThat(pushed).isEqualTo(200_000);
    assertThat(many).hasSize(200_000).endsWith("member 199999");
  }

  @Test
  void givesMistakesOfOursAsTheyAre() {
    server.command("SET", "text", "x");

    assertThatThrownBy(() -> await(server.redis().call(c -> c.hget("text", "f"))))
        .isInstanceOf(RedisCommandExecutionException.class)
        .hasMessageStartingWith("WRONGTYPE");
    assertThatThrownBy(() -> await(server.redis().run(ADD, List.of("text"), List.of("1"))))
        .isInstanceOf(RedisCommandExecutionException.class);
    assertThatThrownBy(() -> await(server.redis().call(c -> {
          throw new IllegalStateException("thrown while asking");
        })))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("thrown while asking");
  }

  @Test
  void completesEverythingOnItsContextWhoeverAsks() {
    Vertx vertx = server.vertx();
    Context home = vertx.getOrCreateContext();
    Redis redis = on(home, () -> Redis.connect(vertx, server.uri()));
    Queue<Context> seen = new ConcurrentLinkedQueue<>();

    List<Future<?>> asked = new ArrayList<>();
    List<Context> askers = List.of(home, other(vertx), other(vertx));
    for (Context asker : askers) {
      on(asker, () -> {
        for (int i = 0; i < 50; i++) {
          asked.add(redis.call(c -> c.incr("n")).onComplete(n -> seen.add(Vertx.currentContext())));
          asked.add(redis
              .run(ADD, List.of("m"), List.of("1"))
              .onComplete(n -> seen.add(Vertx.currentContext())));
          asked.add(redis
              .call(c -> c.lpush("n", "wrong type"))
              .onComplete(n -> seen.add(Vertx.currentContext()))
              .otherwiseEmpty());
        }
        return Future.succeededFuture();
      });
    }
    asked.add(redis.call(c -> c.get("n")).onComplete(n -> seen.add(Vertx.currentContext())));
    await(Future.join(asked));

    assertThat(seen).hasSize(3 * 150 + 1).allMatch(home::equals);
    List<Future<?>> longDone = new ArrayList<>(List.of(
        redis.ping(),
        redis.runConfirmed(ADD, List.of("m"), List.of("1")),
        redis.subscribe("c", (channel, message) -> {}),
        redis.dedicated(Duration.ofSeconds(2)).compose(Redis::close)));
    await(Future.join(longDone));
    longDone.add(redis.close());
    longDone.add(redis.call(c -> c.get("refused")));
    await(Future.join(longDone).otherwiseEmpty());
    List<Context> after = longDone.stream()
        .map(future -> await(Future.<Context>future(
            promise -> future.onComplete(done -> promise.complete(Vertx.currentContext())))))
        .toList();
    assertThat(after).hasSize(6).allMatch(home::equals);
  }

  @Test
  void completesInsideTheReadThatBroughtTheAnswer() {
    Vertx vertx = server.vertx();
    Context home = vertx.getOrCreateContext();
    Redis redis = on(home, () -> Redis.connect(vertx, server.uri()));

    boolean inline = on(
        home,
        () -> redis
            .call(c -> c.ping())
            .map(pong -> StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(
                    frame -> frame.getClassName().equals("io.lettuce.core.protocol.CommandHandler")
                        && frame.getMethodName().equals("channelRead")))));
    await(redis.close());

    assertThat(inline).isTrue();
  }

  @Test
  void sendsTheCommandsOfOneTurnInOneWrite() {
    Vertx vertx = server.vertx();
    Context home = vertx.getOrCreateContext();
    Redis redis = on(home, () -> Redis.connect(vertx, server.uri()));
    Supplier<Future<Long>> increment = () -> redis.call(c -> c.incr("n"));

    long before = reads();
    on(
        home,
        () -> Future.all(IntStream.range(0, 200).mapToObj(i -> increment.get()).toList()));
    long inOneTurn = reads() - before;
    for (int i = 0; i < 20; i++) {
      on(home, increment);
    }
    long inTwenty = reads() - before - inOneTurn;
    await(redis.close());

    // The look at the counter is a read too.
    assertThat(inOneTurn).isBetween(2L, 3L);
    assertThat(inTwenty).isGreaterThanOrEqualTo(20);
    assertThat(server.command("GET", "n")).isEqualTo("220");
  }

  @Test
  void tellsItsListenerOfEveryCommand() {
    Map<String, Integer> ended = new ConcurrentHashMap<>();
    Redis redis = await(Redis.connect(
        server.vertx(), RedisOptions.of(server.uri()).withListener((command, nanos, succeeded) -> {
          assertThat(nanos).isPositive();
          ended.merge(command + (succeeded ? " ok" : " failed"), 1, Integer::sum);
        })));

    server.command("SCRIPT", "FLUSH");
    await(redis.call(c -> c.set("a", "b")));
    await(redis.call(c -> c.set("a", "c")));
    await(redis.call(c -> c.lpush("a", "x")).otherwiseEmpty());
    await(redis.run(ADD, List.of("n"), List.of("1")));
    await(redis.close());

    assertThat(ended)
        .isEqualTo(Map.of("SET ok", 2, "LPUSH failed", 1, "add.lua failed", 1, "add.lua ok", 1));
  }

  @Test
  void closesTwiceAndRefusesWhatComesAfterwards() {
    Redis redis = await(Redis.connect(server.vertx(), server.uri()));

    await(redis.close());
    await(redis.close());

    assertThatThrownBy(() -> await(redis.call(c -> c.get("n"))))
        .isInstanceOf(RedisUnavailableException.class)
        .hasMessageContaining("NOT_CONNECTED");
  }

  @Test
  void saysWhereItCannotConnectAndNeverThePassword() {
    int nobody = RedisNode.freePort();

    assertThatThrownBy(() ->
            await(Redis.connect(server.vertx(), "redis://:secret@127.0.0.1:" + nobody + "/2")))
        .isInstanceOf(RedisUnavailableException.class)
        .hasMessageContaining("redis://***@127.0.0.1:" + nobody + "/2")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() ->
            await(Redis.connect(server.vertx(), "redis://:secret@127.0.0.1:" + server.port())))
        .isInstanceOf(RedisUnavailableException.class)
        .hasMessageContaining("LOGIN")
        .hasMessageNotContaining("secret");
  }

  private static long reads() {
    return Long.parseLong(server.info("total_reads_processed"));
  }

  private static void awaitReady(Redis redis) {
    Awaitility.await().until(() -> await(redis.ping().map(true).otherwise(false)));
  }

  private static Context other(Vertx vertx) {
    AtomicReference<Context> own = new AtomicReference<>();
    await(vertx.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        own.set(Vertx.currentContext());
        return Future.succeededFuture();
      }
    }));
    return own.get();
  }

  /** Runs {@code work} on {@code context} and waits for what it gives. */
  private static <T> T on(Context context, Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(ignored -> work.get().onComplete(promise));
    return await(promise.future());
  }
}
