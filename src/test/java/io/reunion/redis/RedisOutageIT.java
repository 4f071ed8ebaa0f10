package io.reunion.redis;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;

import io.lettuce.core.ScriptOutputType;
import io.reunion.redis.RedisUnavailableException.Reason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What callers see while Redis is away, slow or unwilling, and afterwards. */
final class RedisOutageIT {
  private static final Script ADD = Script.beside(RedisIT.class, "add.lua");

  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private final List<Redis> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(redis -> await(redis.close()));
  }

  @Test
  void refusesAtOnceWhileRedisIsDownAndRecoversByItself() {
    Redis redis = open(RedisOptions.of(server.uri()));
    server.kill9();
    awaitReason(redis, Reason.NOT_CONNECTED);

    long began = System.nanoTime();
    List<Future<ScriptReply>> refused = IntStream.range(0, 100)
        .mapToObj(i -> redis.run(ADD, List.of("n"), List.of("1")))
        .toList();
    refused.forEach(run -> assertThat(reason(run)).isEqualTo(Reason.NOT_CONNECTED));
    assertThat(System.nanoTime() - began).isLessThan(Duration.ofMillis(500).toNanos());

    server.restart();
    long restarted = System.nanoTime();
    Awaitility.await().until(() -> isReady(redis));
    assertThat(System.nanoTime() - restarted).isLessThan(Duration.ofSeconds(5).toNanos());
    assertThat(await(redis.run(ADD, List.of("n"), List.of("1"))).number()).isEqualTo(1);
  }

  /** A server that waits for its disk before it answers is killed between the two most of the time. */
  @Test
  void neverRunsACommandTwiceWhenRedisIsKilledUnderIt() {
    RedisNode node = RedisNode.start("appendfsync always");
    try {
      Redis redis = open(RedisOptions.of(node.uri()));
      Pushes pushes = new Pushes(redis);
      for (int round = 1; round <= 8; round++) {
        Awaitility.await().until(() -> isReady(redis));
        Future<?> broken = pushes.begin(64);
        int enough = pushes.acknowledged.get() + 200;
        Awaitility.await().untilAtomic(pushes.acknowledged, greaterThan(enough));
        node.kill9();
        pushes.stopped.set(true);
        node.launch();
        await(broken);
      }
      Awaitility.await().until(() -> isReady(redis));
      List<String> log = await(redis.<List<String>>call(c -> c.lrange("log", 0, -1)));

      assertThat(log).doesNotHaveDuplicates();
      assertThat(log)
          .hasSizeBetween(
              pushes.acknowledged.get(), pushes.acknowledged.get() + pushes.unknown.get());
      assertThat(pushes.unknown.get()).isPositive();
    } finally {
      node.remove();
    }
  }

  /** Pushes numbers, each once. */
  private static final class Pushes {
    final Redis redis;
    final AtomicInteger next = new AtomicInteger();
    final AtomicInteger acknowledged = new AtomicInteger();
    final AtomicInteger unknown = new AtomicInteger();
    final AtomicBoolean stopped = new AtomicBoolean();

    Pushes(Redis redis) {
      this.redis = redis;
    }

    /** Keeps {@code width} of them under way until one fails or all are stopped; succeeds when all have ended. */
    Future<?> begin(int width) {
      stopped.set(false);
      return Future.all(IntStream.range(0, width).mapToObj(i -> push()).toList());
    }

    private Future<Void> push() {
      String number = "" + next.incrementAndGet();
      return redis
          .call(c -> c.rpush("log", number))
          .compose(length -> {
            acknowledged.incrementAndGet();
            return stopped.get() ? Future.succeededFuture() : push();
          })
          .recover(failure -> {
            unknown.addAndGet(((RedisUnavailableException) failure).reason().mayHaveRun() ? 1 : 0);
            return Future.succeededFuture();
          });
    }
  }

  @Test
  void givesUpWaitingAfterTheTimeoutThoughTheCommandRunsLaterAndOnce() {
    Redis redis = open(RedisOptions.of(server.uri()).withTimeout(Duration.ofMillis(300)));
    await(redis.run(ADD, List.of("n"), List.of("1")));
    server.pause();

    long began = System.nanoTime();
    List<Future<ScriptReply>> late = IntStream.range(0, 100)
        .mapToObj(i -> redis.run(ADD, List.of("n"), List.of("1")))
        .toList();
    late.forEach(run -> assertThat(reason(run)).isEqualTo(Reason.TIMEOUT));
    Duration waited = Duration.ofNanos(System.nanoTime() - began);
    server.resume();

    assertThat(waited).isBetween(Duration.ofMillis(290), Duration.ofMillis(1_200));
    assertThat(Reason.TIMEOUT.mayHaveRun()).isTrue();
    Awaitility.await().until(() -> isReady(redis));
    assertThat(server.command("GET", "n")).isEqualTo("101");
    assertThat(await(redis.run(ADD, List.of("n"), List.of("1"))).number()).isEqualTo(102);
  }

  @Test
  void takesNoMoreCommandsThanMayWait() {
    Redis redis =
        open(RedisOptions.of(server.uri()).withMaxPending(50).withTimeout(Duration.ofSeconds(3)));
    // What the client says of itself after it has connected has been answered by then.
    assertThat(reason(redis.call(c -> c.get("n")))).isNull();
    server.pause();
    List<Future<String>> waiting = IntStream.range(0, 48)
        .mapToObj(i -> redis.<String>call(c -> c.get("n")))
        .toList();
    // The place of the command above comes free only after its answer has been told, and the client
    // may have one of its own
    // under way: of these some may find theirs taken.
    List<Future<String>> uncertain =
        IntStream.range(0, 3).mapToObj(i -> redis.<String>call(c -> c.get("n"))).toList();
    List<Future<String>> tooMany = IntStream.range(0, 50)
        .mapToObj(i -> redis.<String>call(c -> c.get("n")))
        .toList();

    tooMany.forEach(call -> assertThat(reason(call)).isEqualTo(Reason.OVERLOADED));
    server.resume();
    waiting.forEach(call -> assertThat(reason(call)).isNull());
    assertThat(uncertain).extracting(RedisOutageIT::reason).isSubsetOf(null, Reason.OVERLOADED);
    assertThat(reason(redis.call(c -> c.get("n")))).isNull();
  }

  @Test
  void isNotReadyWhenRedisTakesNoWrites() {
    Redis redis = open(RedisOptions.of(server.uri()));
    assertThat(reason(redis.ping())).isNull();

    server.command("CONFIG", "SET", "min-replicas-to-write", "1");
    assertThat(reason(redis.ping())).isEqualTo(Reason.NO_REPLICAS);
    assertThat(reason(redis.run(ADD, List.of("n"), List.of("1")))).isEqualTo(Reason.NO_REPLICAS);
    server.command("CONFIG", "SET", "min-replicas-to-write", "0");

    server.command("CONFIG", "SET", "maxmemory", "1");
    assertThat(reason(redis.ping())).isEqualTo(Reason.OUT_OF_MEMORY);
    assertThat(reason(redis.run(ADD, List.of("n"), List.of("1")))).isEqualTo(Reason.OUT_OF_MEMORY);
    server.command("CONFIG", "SET", "maxmemory", "0");

    server.command("REPLICAOF", "127.0.0.1", Integer.toString(RedisNode.freePort()));
    assertThat(reason(redis.run(ADD, List.of("n"), List.of("1")))).isEqualTo(Reason.READ_ONLY);
    Awaitility.await().until(() -> reason(redis.ping()) == Reason.READ_ONLY);
    server.command("REPLICAOF", "NO", "ONE");

    Awaitility.await().until(() -> isReady(redis));
  }

  @Test
  void looksForTheServerAnewWhenItTurnsOutToBeAReplica() {
    Redis redis = open(RedisOptions.of(server.uri()));
    String before = await(redis.call(c -> c.clientId())).toString();

    server.command("REPLICAOF", "127.0.0.1", Integer.toString(RedisNode.freePort()));
    assertThat(reason(redis.ping())).isEqualTo(Reason.READ_ONLY);
    server.command("REPLICAOF", "NO", "ONE");

    Awaitility.await().until(() -> isReady(redis));
    assertThat(await(redis.call(c -> c.clientId())).toString()).isNotEqualTo(before);
  }

  @Test
  void isNotReadyWhileRedisCannotWriteToItsDisk() throws IOException {
    RedisNode node = RedisNode.start("stop-writes-on-bgsave-error yes");
    try {
      Redis redis = open(RedisOptions.of(node.uri()));
      Files.createDirectories(node.directory().resolve("dump.rdb/in-the-way"));
      node.command("CONFIG", "SET", "save", "3600 1");
      node.command("BGSAVE");

      awaitReason(redis, Reason.DISK);
      assertThat(reason(redis.run(ADD, List.of("n"), List.of("1")))).isEqualTo(Reason.DISK);
      assertThat(reason(redis.call(c -> c.get("n")))).isNull();
    } finally {
      node.remove();
    }
  }

  @Test
  void isNotReadyWhileRedisLoadsItsData() {
    RedisNode node = RedisNode.start("key-load-delay 300");
    try {
      Redis redis = open(RedisOptions.of(node.uri()));
      node.command(
          "EVAL", "for i = 1, 10000 do redis.call('SET', KEYS[1] .. i, 'v') end", "1", "{k}");
      node.kill9();
      node.begin();

      awaitReason(redis, Reason.LOADING);
      Awaitility.await().until(() -> isReady(redis));
    } finally {
      node.remove();
    }
  }

  @Test
  void isNotReadyWhileAScriptHoldsRedisUp() {
    Redis redis = open(RedisOptions.of(server.uri()));
    server.command("CONFIG", "SET", "lua-time-limit", "20");
    Future<Object> endless =
        redis.call(c -> c.eval("while true do end", ScriptOutputType.INTEGER, "n"));

    Awaitility.await()
        .until(() -> reason(redis.ping()) == Reason.TIMEOUT || reason(redis.ping()) == Reason.BUSY);
    Redis another = open(RedisOptions.of(server.uri()));
    assertThat(reason(another.ping())).isEqualTo(Reason.BUSY);
    server.command("SCRIPT", "KILL");

    assertThat(reason(endless)).isEqualTo(Reason.TIMEOUT);
    Awaitility.await().until(() -> isReady(redis));
  }

  @Test
  void leavesAConnectionThatHasFallenSilent() {
    AtomicBoolean silent = new AtomicBoolean();
    int port = proxy(server.vertx(), server.port(), silent);
    String uri = "redis://:" + server.password() + "@127.0.0.1:" + port;
    Redis redis = open(RedisOptions.of(uri).withTimeout(Duration.ofMillis(200)));
    await(redis.ping());

    silent.set(true);
    assertThat(reason(redis.ping())).isEqualTo(Reason.TIMEOUT);

    // The proxy never lets an old connection speak again, so only a new one can make it ready.
    silent.set(false);
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> isReady(redis));
  }

  /** Forwards to {@code target}; a connection that carried anything while it was to be silent stays so for ever. */
  private static int proxy(Vertx vertx, int target, AtomicBoolean silent) {
    NetClient client = vertx.createNetClient();
    NetServer proxy = vertx.createNetServer().connectHandler(in -> {
      in.pause();
      client.connect(target, "127.0.0.1").onSuccess(out -> join(in, out, silent));
    });
    return await(proxy.listen(0, "127.0.0.1")).actualPort();
  }

  private static void join(NetSocket in, NetSocket out, AtomicBoolean silent) {
    AtomicBoolean dead = new AtomicBoolean();
    in.handler(bytes -> {
      dead.compareAndSet(false, silent.get());
      if (!dead.get()) {
        out.write(bytes);
      }
    });
    out.handler(in::write);
    in.closeHandler(closed -> out.close());
    out.closeHandler(closed -> in.close());
    in.resume();
  }

  private Redis open(RedisOptions options) {
    Redis redis = await(Redis.connect(server.vertx(), options));
    opened.add(redis);
    return redis;
  }

  private static boolean isReady(Redis redis) {
    return reason(redis.ping()) == null;
  }

  private static void awaitReason(Redis redis, Reason expected) {
    Awaitility.await().until(() -> reason(redis.ping()) == expected);
  }

  /** Why it failed; null if it did not. */
  private static Reason reason(Future<?> future) {
    try {
      await(future);
      return null;
    } catch (RedisUnavailableException e) {
      return e.reason();
    }
  }
}
