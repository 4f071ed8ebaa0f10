package io.reunion.redis;

import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A cluster of three masters, each on its own. */
public final class ClusterHouse implements AutoCloseable {
  private static final int NODES = 3;

  private final List<RedisNode> nodes = new ArrayList<>();

  private ClusterHouse() {}

  public static ClusterHouse open() {
    ClusterHouse house = new ClusterHouse();
    for (int i = 0; i < NODES; i++) {
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
        .atMost(Duration.ofSeconds(30))
        .until(() -> nodes.stream()
            .map(node -> node.command("CLUSTER", "INFO"))
            .allMatch(told -> told.contains("cluster_state:ok")
                && told.contains("cluster_known_nodes:" + NODES)
                && told.contains("cluster_slots_ok:" + SlotHash.SLOT_COUNT)));
  }

  public String uri() {
    return "redis-cluster://:" + RedisNode.PASSWORD + "@"
        + nodes.stream()
            .map(node -> "127.0.0.1:" + node.port())
            .collect(Collectors.joining(","));
  }

  public void kill9(int node) {
    nodes.get(node).kill9();
  }

  /** It comes back with its data; returns when it answers. */
  public void comeBack(int node) {
    nodes.get(node).launch();
  }

  public int size() {
    return NODES;
  }

  @Override
  public void close() {
    nodes.forEach(RedisNode::remove);
  }
}
