package io.reunion.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * A master, two replicas and three sentinels, each reached through a {@link Cable}; and cables of their own from each of
 * two clients to the sentinels, so that one client can be left alone with a master that the others have given up.
 *
 * <p>Where the sentinels' votes are split they vote again after twice the {@code failover-timeout}, so it is short here.
 */
public final class SentinelHouse implements AutoCloseable {
  private static final int NODES = 3;
  private static final int CLIENTS = 2;
  private static final String AUTH = "masterauth " + RedisNode.PASSWORD;

  /** What may happen to a master. */
  public enum Blow {
    KILLED,
    STOPPED,
    /** It goes on, with one client, without the other nodes and the sentinels. */
    PARTED
  }

  private final List<Cable> cables = new ArrayList<>();
  private final List<RedisNode> nodes = new ArrayList<>();
  private final List<RedisNode> sentinels = new ArrayList<>();
  private final List<List<Cable>> roads = new ArrayList<>();

  private SentinelHouse() {}

  public static SentinelHouse open() {
    SentinelHouse house = new SentinelHouse();
    for (int i = 0; i < NODES; i++) {
      house.addNode();
    }
    for (int i = 0; i < NODES; i++) {
      house.sentinels.add(RedisNode.start(
          RedisNode.freePort(),
          List.of("--sentinel"),
          "sentinel monitor alumni 127.0.0.1 " + house.cables.get(0).port() + " 2",
          "sentinel auth-pass alumni " + RedisNode.PASSWORD,
          "sentinel down-after-milliseconds alumni 1000",
          "sentinel failover-timeout alumni 2000"));
    }
    for (int client = 0; client < CLIENTS; client++) {
      house.roads.add(
          house.sentinels.stream().map(sentinel -> new Cable(sentinel.port())).toList());
    }
    house.awaitWhole();
    return house;
  }

  private void addNode() {
    int port = RedisNode.freePort();
    Cable cable = new Cable(port);
    List<String> settings = new ArrayList<>(List.of(
        AUTH,
        "appendfsync always",
        "repl-diskless-sync-delay 0",
        "repl-timeout 5",
        "repl-ping-replica-period 1",
        "replica-announce-ip 127.0.0.1",
        "replica-announce-port " + cable.port()));
    if (!cables.isEmpty()) {
      settings.add("replicaof 127.0.0.1 " + cables.get(0).port());
    }
    cables.add(cable);
    nodes.add(RedisNode.start(port, List.of(), settings.toArray(String[]::new)));
  }

  /** Where a client, 0 or 1, asks for the master; client 0 is the one that may be left alone. */
  public String uri(int client) {
    String hosts = roads.get(client).stream()
        .map(road -> "127.0.0.1:" + road.port())
        .collect(Collectors.joining(","));
    return "redis-sentinel://:" + RedisNode.PASSWORD + "@" + hosts + "?sentinelPassword="
        + RedisNode.PASSWORD + "#alumni";
  }

  /** The master of now, past all cables. */
  public String masterUri() {
    return nodes.get(master()).uri();
  }

  /** The number of the node that the sentinels hold for the master. */
  public int master() {
    String told = sentinels.get(0).info("master0");
    return IntStream.range(0, NODES)
        .filter(i -> told.contains(":" + cables.get(i).port() + ","))
        .findFirst()
        .orElseThrow(() -> new AssertionError(told));
  }

  /** Until there is a master with two replicas, and all three sentinels say the same. */
  public void awaitWhole() {
    Awaitility.await()
        .ignoreExceptions()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(this::isWhole);
  }

  private boolean isWhole() {
    int master = master();
    RedisNode node = nodes.get(master);
    String port = ":" + cables.get(master).port() + ",";
    return node.info("role").equals("master")
        && node.info("connected_slaves").equals("2")
        && node.info("slave0").contains("state=online")
        && node.info("slave1").contains("state=online")
        && sentinels.stream()
            .map(sentinel -> sentinel.info("master0"))
            .allMatch(told -> told.contains("status=ok")
                && told.contains(port)
                && told.contains("slaves=2,sentinels=3"));
  }

  /**
   * The sentinels have put another master in the place of {@code old}.
   *
   * @param after how long they took
   */
  public record Succession(int old, Duration after) {}

  /** Takes the master away; returns when the sentinels have another one. */
  public Succession strike(Blow blow) {
    int old = master();
    long began = System.nanoTime();
    switch (blow) {
      case KILLED -> nodes.get(old).kill9();
      case STOPPED -> nodes.get(old).signal("STOP");
      case PARTED -> {
        roads.get(0).forEach(road -> road.silence(Set.of(Cable.End.values())));
        cables.get(old).silence(Set.of(Cable.End.REPLICA, Cable.End.SENTINEL));
      }
    }
    Awaitility.await()
        .ignoreExceptions()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> master() != old && nodes.get(master()).info("role").equals("master"));
    return new Succession(old, Duration.ofNanos(System.nanoTime() - began));
  }

  /** Undoes {@link #strike}; returns when the old master follows the new one. */
  public void heal(int old, Blow blow) {
    switch (blow) {
      case KILLED -> nodes.get(old).launch();
      case STOPPED -> nodes.get(old).signal("CONT");
      case PARTED -> {
        cables.get(old).mend();
        roads.get(0).forEach(Cable::mend);
      }
    }
    awaitWhole();
  }

  @Override
  public void close() {
    sentinels.forEach(RedisNode::remove);
    nodes.forEach(RedisNode::remove);
    cables.forEach(Cable::close);
    roads.forEach(road -> road.forEach(Cable::close));
  }
}
