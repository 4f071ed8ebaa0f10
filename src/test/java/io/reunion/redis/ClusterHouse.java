package io.reunion.redis;

import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A cluster of three masters, each on its own or with a replica that takes its place. */
public final class ClusterHouse implements AutoCloseable {
  private static final int NODES = 3;

  private final List<RedisNode> nodes = new ArrayList<>();

  private ClusterHouse() {}

  public static ClusterHouse open() {
    return open(NODES);
  }

  /** With a replica of each master. */
  public static ClusterHouse openWithReplicas() {
    ClusterHouse house = open(2 * NODES);
    for (int i = 0; i < NODES; i++) {
      RedisNode replica = house.nodes.get(NODES + i);
      String master = house.nodes.get(i).command("CLUSTER", "MYID");
      house.expectOk(NODES + i, List.of("CLUSTER", "REPLICATE", master));
      house.awaitFollows(replica);
    }
    return house;
  }

  private static ClusterHouse open(int all) {
    ClusterHouse house = new ClusterHouse();
    for (int i = 0; i < all; i++) {
      house.nodes.add(node());
    }
    for (int i = 0; i < NODES; i++) {
      List<String> words = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
      int share = SlotHash.SLOT_COUNT / NODES + 1;
      IntStream.range(share * i, Math.min(share * (i + 1), SlotHash.SLOT_COUNT))
          .forEach(slot -> words.add("" + slot));
      house.expectOk(i, words);
    }
    for (RedisNode node : house.nodes) {
      house.expectOk(0, List.of("CLUSTER", "MEET", "127.0.0.1", "" + node.port()));
    }
    house.awaitWhole();
    return house;
  }

  private static RedisNode node() {
    int port = RedisNode.freePort();
    while (port > 55_000) { // the nodes talk to each other on the port 10,000 above
      port = RedisNode.freePort();
    }
    return RedisNode.start(
        port,
        List.of(),
        "appendfsync always",
        "cluster-enabled yes",
        "cluster-node-timeout 2000",
        "masterauth " + RedisNode.PASSWORD,
        "repl-diskless-sync-delay 0",
        "repl-ping-replica-period 1",
        "cluster-require-full-coverage no");
  }

  private void expectOk(int node, List<String> words) {
    String answer = nodes.get(node).command(words.toArray(String[]::new));
    if (!answer.equals("OK")) {
      throw new IllegalStateException(answer);
    }
  }

  private void awaitWhole() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> nodes.stream()
            .map(node -> node.command("CLUSTER", "INFO"))
            .allMatch(told -> told.contains("cluster_state:ok")
                && told.contains("cluster_known_nodes:" + nodes.size() + "\r")
                && told.contains("cluster_slots_ok:" + SlotHash.SLOT_COUNT)));
  }

  public String uri() {
    return "redis-cluster://:" + RedisNode.PASSWORD + "@"
        + nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
  }

  public void kill9(int node) {
    nodes.get(node).kill9();
  }

  /** It comes back with its data; returns when it answers. */
  public void comeBack(int node) {
    nodes.get(node).launch();
  }

  private static boolean isMaster(RedisNode node) {
    return node.info("role").equals("master");
  }

  private void awaitFollows(RedisNode replica) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !isMaster(replica) && replica.info("master_link_status").equals("up"));
  }

  /**
   * A master dies, its replica takes its place, and it comes back as the replica of that one; returns how long it took
   * until there were three masters again.
   */
  public Duration failOver(Random random) {
    List<RedisNode> masters = nodes.stream().filter(ClusterHouse::isMaster).toList();
    RedisNode old = masters.get(random.nextInt(masters.size()));
    long began = System.nanoTime();
    old.kill9();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> nodes.stream()
                .filter(RedisNode::isAlive)
                .filter(ClusterHouse::isMaster)
                .count()
            == NODES);
    Duration taken = Duration.ofNanos(System.nanoTime() - began);
    old.launch();
    awaitFollows(old);
    return taken;
  }

  public int size() {
    return NODES;
  }

  @Override
  public void close() {
    nodes.forEach(RedisNode::remove);
  }
}
