package io.reunion.redis;

import io.lettuce.core.api.push.PushListener;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.PartitionSelectorException;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.reunion.redis.RedisUnavailableException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A cluster: a connection to each node that holds keys we ask for, made when the first of them is asked for. */
final class ClusterLink implements Link {
  private static final long BETWEEN_REFRESHES = Duration.ofMillis(200).toNanos();

  private final Wiring wiring;
  private final RedisClusterClient client;
  private final StatefulRedisClusterConnection<String, String> connection;
  private long refreshed = System.nanoTime() - BETWEEN_REFRESHES;

  private ClusterLink(
      Wiring wiring,
      RedisClusterClient client,
      StatefulRedisClusterConnection<String, String> connection) {
    this.wiring = wiring;
    this.client = client;
    this.connection = connection;
  }

  static CompletionStage<Link> open(Wiring wiring, RedisOptions options) {
    RedisClusterClient client =
        RedisClusterClient.create(wiring.resources(), options.address().nodes(options.handshake()));
    ClusterClientOptions.Builder builder = ClusterClientOptions.builder()
        .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
            .adaptiveRefreshTriggersTimeout(Duration.ofMillis(500))
            .enablePeriodicRefresh(Duration.ofSeconds(30))
            .build());
    client.setOptions(wiring.configured(builder, options).build());
    return client
        .refreshPartitionsAsync()
        .thenCompose(known -> client.connectAsync(Utf8Codec.INSTANCE))
        .thenApply(connection -> new ClusterLink(wiring, client, connection))
        // The client refuses commands for a node while it connects to it, so the first ones would
        // fail.
        .thenCompose(link -> link.primaries().<Link>handle((connected, missing) -> link))
        .whenComplete((link, failure) -> {
          if (failure != null) {
            var unused = client.shutdownAsync();
          }
        });
  }

  @Override
  public RedisClusterAsyncCommands<String, String> commands() {
    return connection.async();
  }

  @Override
  public CompletionStage<RedisClusterAsyncCommands<String, String>> node(String key) {
    int slot = SlotHash.getSlot(key);
    RedisClusterNode primary = connection.getPartitions().getMasterBySlot(slot);
    return primary == null
        ? CompletableFuture.failedFuture(
            new PartitionSelectorException("no node for slot " + slot, connection.getPartitions()))
        : commandsOf(primary);
  }

  @Override
  public CompletionStage<List<RedisClusterAsyncCommands<String, String>>> primaries() {
    CompletionStage<List<RedisClusterAsyncCommands<String, String>>> all =
        CompletableFuture.completedFuture(new ArrayList<>());
    for (RedisClusterNode node : connection.getPartitions()) {
      if (node.is(RedisClusterNode.NodeFlag.UPSTREAM) && !node.hasNoSlots()) {
        all = all.thenCombine(commandsOf(node), (list, commands) -> {
          list.add(commands);
          return list;
        });
      }
    }
    return all;
  }

  /** By address, as the commands that follow their keys do: so it is the same connection, and order is kept. */
  private CompletionStage<RedisClusterAsyncCommands<String, String>> commandsOf(
      RedisClusterNode node) {
    return connection
        .getConnectionAsync(node.getUri().getHost(), node.getUri().getPort())
        .thenApply(one -> one.async());
  }

  @Override
  public void listen(PushListener listener) {
    connection.addListener((node, message) -> listener.onPushMessage(message));
  }

  @Override
  public CompletionStage<? extends StatefulRedisPubSubConnection<String, String>> listener() {
    return client.connectPubSubAsync(Utf8Codec.INSTANCE);
  }

  @Override
  public void heard(Reason reason) {
    boolean elsewhere = reason == Reason.CLUSTER_DOWN || reason == Reason.READ_ONLY;
    if (elsewhere && System.nanoTime() - refreshed >= BETWEEN_REFRESHES) {
      refreshed = System.nanoTime();
      client.refreshPartitionsAsync();
    }
  }

  @Override
  public CompletionStage<Void> close() {
    return client
        .shutdownAsync(0, 1, TimeUnit.SECONDS)
        .whenComplete((closed, failure) -> wiring.close());
  }
}
