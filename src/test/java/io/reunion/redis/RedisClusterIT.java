package io.reunion.redis;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.cluster.SlotHash;
import io.reunion.keeping.Backup;
import io.reunion.keeping.Restore;
import io.reunion.redis.RedisUnavailableException.Reason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three masters, the first of them with a replica. */
final class RedisClusterIT {
  private static final Script ADD = Script.beside(RedisIT.class, "add.lua");
  private static final Script MOVE = Script.beside(RedisIT.class, "move.lua");
  private static final int[] BORDERS = {0, 5461, 10923, SlotHash.SLOT_COUNT};

  private static final List<RedisNode> nodes = new ArrayList<>();
  private static Vertx vertx;
  private static Redis redis;

  @BeforeAll
  static void form() {
    for (int i = 0; i < 4; i++) {
      nodes.add(node());
    }
    for (int i = 0; i < 3; i++) {
      List<String> words = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
      IntStream.range(BORDERS[i], BORDERS[i + 1]).forEach(slot -> words.add("" + slot));
      assertThat(nodes.get(i).command(words.toArray(String[]::new))).isEqualTo("OK");
    }
    for (RedisNode node : nodes) {
      nodes.get(0).command("CLUSTER", "MEET", "127.0.0.1", "" + node.port());
    }
    for (RedisNode node : nodes) {
      Awaitility.await()
          .until(() -> node.command("CLUSTER", "INFO").contains("cluster_state:ok")
              && node.command("CLUSTER", "INFO").contains("cluster_known_nodes:4"));
    }
    String first = nodes.get(0).command("CLUSTER", "MYID");
    Awaitility.await()
        .until(() -> nodes.get(3).command("CLUSTER", "REPLICATE", first).equals("OK"));
    Awaitility.await().until(() -> nodes.get(3).info("master_link_status").equals("up"));
    vertx = Vertx.vertx();
    redis = await(Redis.connect(vertx, uri()));
  }

  @AfterAll
  static void end() {
    if (redis != null) {
      await(redis.close());
      await(vertx.close());
    }
    nodes.forEach(RedisNode::remove);
  }

  @BeforeEach
  void empty() {
    nodes.stream().limit(3).forEach(node -> node.command("FLUSHALL"));
  }

  @Test
  void runsScriptsOnTheNodeThatHasTheirKeysOnItsContext() {
    nodes.forEach(node -> node.command("SCRIPT", "FLUSH"));
    Context home = await(redis.ping().map(done -> Vertx.currentContext()));
    Queue<Context> seen = new ConcurrentLinkedQueue<>();
    List<Future<ScriptReply>> runs = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      runs.add(redis
          .run(ADD, List.of("{n:" + i + "}:sum"), List.of("" + i))
          .onComplete(done -> seen.add(Vertx.currentContext())));
    }

    for (int i = 0; i < 300; i++) {
      assertThat(await(runs.get(i)).number()).isEqualTo(i);
    }
    assertThat(seen).hasSize(300).containsOnly(home);
    assertThat(nodes.stream()
            .limit(3)
            .map(node -> Integer.parseInt(node.command("DBSIZE").substring(1))))
        .allMatch(keys -> keys > 50);
  }

  @Test
  void sendsTheCommandsOfOneTurnInOneWriteToEachNode() {
    await(redis.call(c -> c.get(keyOn(1))));
    long before = Long.parseLong(nodes.get(1).info("total_reads_processed"));
    Promise<Object> promise = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(turn -> Future.all(IntStream.range(0, 200)
                .mapToObj(i -> redis.call(c -> c.incr(keyOn(1))))
                .toList())
            .onComplete(done -> promise.complete(done)));
    await(promise.future());
    long reads = Long.parseLong(nodes.get(1).info("total_reads_processed")) - before;

    assertThat(nodes.get(1).command("GET", keyOn(1))).isEqualTo("200");
    // Gossip is not counted, the look at the counter is.
    assertThat(reads).isBetween(2L, 4L);
  }

  @Test
  void isCopiedAsAWholeAndComesBackToTheNodesThatHaveTheKeys() throws Exception {
    Redis copying = await(redis.dedicated(Duration.ofSeconds(10)));
    await(Future.join(IntStream.range(0, 900)
        .mapToObj(i -> redis.call(c -> c.set("member:{" + i + "}", "" + i)))
        .toList()));
    ByteArrayOutputStream backup = new ByteArrayOutputStream();
    Backup.Result copied = new Backup(copying, Clock.systemUTC()).write(backup);
    assertThat(copied).isEqualTo(new Backup.Result(900, true));

    await(redis.call(c -> c.set("member:{0}", "changed")));
    new Restore(copying, Clock.systemUTC())
        .read(new ByteArrayInputStream(backup.toByteArray()), true, () -> {});
    assertThat(nodes.stream()
            .limit(3)
            .mapToInt(node -> Integer.parseInt(node.command("DBSIZE").substring(1))))
        .allMatch(keys -> keys > 100)
        .satisfies(sizes ->
            assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(900));
    String first = await(redis.call(c -> c.get("member:{0}")));
    assertThat(first).isEqualTo("0");
    await(copying.close());
  }

  @Test
  void waitsWhileTheKeysOfAScriptMoveToAnotherNode() {
    String from = "{t}:from";
    String to = "{t}:to";
    String slot = "" + SlotHash.getSlot("t");
    int owner = owner("t");
    int heir = (owner + 1) % 3;
    await(redis.call(c -> c.set(from, "1")));
    await(redis.call(c -> c.set(to, "1")));
    String ownerId = nodes.get(owner).command("CLUSTER", "MYID");
    String heirId = nodes.get(heir).command("CLUSTER", "MYID");
    nodes.get(heir).command("CLUSTER", "SETSLOT", slot, "IMPORTING", ownerId);
    nodes.get(owner).command("CLUSTER", "SETSLOT", slot, "MIGRATING", heirId);
    migrate(owner, heir, from);
    nodes.forEach(node -> node.command("CONFIG", "RESETSTAT"));

    Future<ScriptReply> moved = redis.run(MOVE, List.of(from, to), List.of());
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> nodes.stream()
            .anyMatch(node -> node.command("INFO", "errorstats").contains("TRYAGAIN")));
    migrate(owner, heir, to);
    for (RedisNode node : List.of(nodes.get(heir), nodes.get(owner), nodes.get(3 - owner - heir))) {
      node.command("CLUSTER", "SETSLOT", slot, "NODE", heirId);
    }

    assertThat(await(moved).number()).isEqualTo(2);
  }

  @Test
  void refusesAScriptWhoseKeysLieApart() {
    assertThatThrownBy(() -> await(redis.run(MOVE, List.of(keyOn(0), keyOn(1)), List.of())))
        .isInstanceOf(RedisCommandExecutionException.class)
        .hasMessageStartingWith("CROSSSLOT");
  }

  @Test
  void confirmsWhatAReplicaHasAndNothingElse() {
    Redis sure =
        await(Redis.connect(vertx, RedisOptions.of(uri()).withReplicas(1, Duration.ofMillis(300))));

    assertThat(await(sure.runConfirmed(ADD, List.of(keyOn(0)), List.of("3"))).number())
        .isEqualTo(3);
    assertThat(reason(sure.runConfirmed(ADD, List.of(keyOn(1)), List.of("3"))))
        .isEqualTo(Reason.UNCONFIRMED);
    await(sure.close());

    assertThat(nodes.get(1).command("GET", keyOn(1))).isEqualTo("3");
  }

  @Test
  void losesOnlyWhatANodeThatIsAwayHasUntilItIsBack() {
    await(redis.ping());
    nodes.get(2).kill9();

    assertThat(reason(redis.run(ADD, List.of(keyOn(2)), List.of("1"))))
        .isIn(Reason.NOT_CONNECTED, Reason.CONNECTION_LOST);
    assertThat(await(redis.run(ADD, List.of(keyOn(0)), List.of("1"))).number()).isEqualTo(1);
    assertThat(reason(redis.ping())).isNull();

    nodes.get(2).launch();
    Awaitility.await().until(() -> reason(redis.run(ADD, List.of(keyOn(2)), List.of("1"))) == null);
  }

  @Test
  void hearsWhatIsPublishedOnAnyNode() {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    Subscription subscription =
        await(redis.subscribe("news:*", (channel, message) -> heard.add(channel + " " + message)));

    for (int i = 0; i < 3; i++) {
      nodes.get(i).command("PUBLISH", "news:" + i, "hello");
    }

    Awaitility.await().until(() -> heard.size() == 3);
    assertThat(heard).containsExactlyInAnyOrder("news:0 hello", "news:1 hello", "news:2 hello");
    await(subscription.close());
  }

  private static RedisNode node() {
    int port = RedisNode.freePort();
    while (port > 55_000) { // the nodes talk to each other on the port 10,000 above
      port = RedisNode.freePort();
    }
    return RedisNode.start(
        port,
        List.of(),
        "cluster-enabled yes",
        "cluster-node-timeout 2000",
        "cluster-require-full-coverage no",
        "masterauth " + RedisNode.PASSWORD);
  }

  private static String uri() {
    return "redis-cluster://:" + RedisNode.PASSWORD + "@127.0.0.1:"
        + nodes.get(0).port() + ",127.0.0.1:" + nodes.get(1).port();
  }

  private static void migrate(int from, int to, String key) {
    assertThat(nodes
            .get(from)
            .command(
                "MIGRATE",
                "127.0.0.1",
                "" + nodes.get(to).port(),
                key,
                "0",
                "5000",
                "AUTH",
                RedisNode.PASSWORD))
        .isEqualTo("OK");
  }

  private static int owner(String key) {
    int slot = SlotHash.getSlot(key);
    return slot < BORDERS[1] ? 0 : slot < BORDERS[2] ? 1 : 2;
  }

  /** A key that lies on the node. */
  private static String keyOn(int node) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> "key:" + i)
        .filter(key -> owner(key) == node)
        .findFirst()
        .orElseThrow();
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
