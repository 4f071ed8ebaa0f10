package io.reunion.redis;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.redis.RedisUnavailableException.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A master with a replica, found through a sentinel or by address. */
final class RedisReplicasIT {
  private static final Script ADD = Script.beside(RedisIT.class, "add.lua");

  private final Vertx vertx = Vertx.vertx();
  private RedisNode master;
  private RedisNode replica;

  @BeforeEach
  void start() {
    String auth = "masterauth " + RedisNode.PASSWORD;
    master = RedisNode.start(auth, "repl-diskless-sync-delay 0");
    replica = RedisNode.start(auth, "replicaof 127.0.0.1 " + master.port());
    Awaitility.await().until(() -> replica.info("master_link_status").equals("up"));
  }

  @AfterEach
  void end() {
    await(vertx.close());
    replica.remove();
    master.remove();
  }

  @Test
  void confirmsOnlyWhatTheReplicaHas() {
    Redis redis = await(Redis.connect(
        vertx, RedisOptions.of(master.uri()).withReplicas(1, Duration.ofMillis(300))));

    master.command("SCRIPT", "FLUSH");
    assertThat(await(redis.runConfirmed(ADD, List.of("n"), List.of("2"))).number())
        .isEqualTo(2);
    assertThat(replica.command("GET", "n")).isEqualTo("2");

    replica.signal("STOP");
    assertThat(reason(redis.runConfirmed(ADD, List.of("n"), List.of("2"))))
        .isEqualTo(Reason.UNCONFIRMED);
    assertThat(Reason.UNCONFIRMED.mayHaveRun()).isTrue();
    assertThat(await(redis.run(ADD, List.of("n"), List.of("0"))).number()).isEqualTo(4);

    replica.signal("CONT");
    assertThat(await(redis.runConfirmed(ADD, List.of("n"), List.of("0"))).number())
        .isEqualTo(4);
    assertThat(replica.command("GET", "n")).isEqualTo("4");
    await(redis.close());
  }

  @Test
  void asksTheReplicasOnceForAllTheWritesOfATurn() {
    Redis redis = await(Redis.connect(
        vertx, RedisOptions.of(master.uri()).withReplicas(1, Duration.ofMillis(500))));
    await(redis.run(ADD, List.of("n"), List.of("0")));
    Promise<Object> promise = Promise.promise();

    vertx
        .getOrCreateContext()
        .runOnContext(turn -> Future.all(IntStream.range(0, 100)
                .mapToObj(i -> redis.runConfirmed(ADD, List.of("n"), List.of("1")))
                .toList())
            .onComplete(done -> promise.complete(done)));
    await(promise.future());
    await(redis.close());

    assertThat(replica.command("GET", "n")).isEqualTo("100");
    assertThat(master.info("cmdstat_wait")).startsWith("calls=1,");
  }

  @Test
  void withoutReplicasAskedForAConfirmedRunIsARun() {
    Redis redis = await(Redis.connect(vertx, master.uri()));
    replica.signal("STOP");

    assertThat(await(redis.runConfirmed(ADD, List.of("n"), List.of("2"))).number())
        .isEqualTo(2);
    await(redis.close());
    replica.signal("CONT");
  }

  @Test
  void followsTheSentinelsToTheNewMaster() {
    RedisNode sentinel = RedisNode.start(
        RedisNode.freePort(),
        List.of("--sentinel"),
        "sentinel monitor alumni 127.0.0.1 " + master.port() + " 1",
        "sentinel auth-pass alumni " + RedisNode.PASSWORD,
        "sentinel down-after-milliseconds alumni 500",
        "sentinel failover-timeout alumni 3000");
    try {
      Awaitility.await().until(() -> sentinel.info("master0").contains("slaves=1"));
      Redis redis = await(Redis.connect(
          vertx,
          "redis-sentinel://:" + RedisNode.PASSWORD + "@127.0.0.1:" + sentinel.port()
              + "?sentinelPassword=" + RedisNode.PASSWORD + "#alumni"));
      assertThat(await(redis.run(ADD, List.of("n"), List.of("1"))).number()).isEqualTo(1);
      Awaitility.await().until(() -> replica.command("GET", "n").equals("1"));

      long killed = System.nanoTime();
      master.kill9();
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> reason(redis.ping()) == null);
      Duration gap = Duration.ofNanos(System.nanoTime() - killed);

      assertThat(await(redis.run(ADD, List.of("n"), List.of("1"))).number()).isEqualTo(2);
      assertThat(replica.command("GET", "n")).isEqualTo("2");
      assertThat(gap).isLessThan(Duration.ofSeconds(8));
      await(redis.close());
    } finally {
      sentinel.remove();
    }
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
