package io.reunion.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.push.PushListener;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.reunion.redis.RedisUnavailableException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** One server, or the one that the sentinels name. */
final class SingleLink implements Link {
  /** A replica answers every write with a refusal; looking for the master once in a while is enough. */
  private static final long BETWEEN_RENEWALS = Duration.ofSeconds(1).toNanos();

  private final Wiring wiring;
  private final RedisClient client;
  private final RedisURI uri;
  private final StatefulRedisConnection<String, String> connection;
  private final Optional<SentinelWatch> watch;
  private long renewed = System.nanoTime() - BETWEEN_RENEWALS;

  private SingleLink(
      Wiring wiring,
      RedisClient client,
      RedisURI uri,
      StatefulRedisConnection<String, String> connection,
      Optional<SentinelWatch> watch) {
    this.wiring = wiring;
    this.client = client;
    this.uri = uri;
    this.connection = connection;
    this.watch = watch;
  }

  static CompletionStage<Link> open(Wiring wiring, RedisOptions options) {
    RedisURI uri = options.address().single(options.handshake());
    RedisClient client = new AsyncClient(wiring, uri);
    client.setOptions(wiring.configured(ClientOptions.builder(), options).build());
    Optional<SentinelWatch> watch = options.address().kind() == RedisAddress.Kind.SENTINEL
        ? Optional.of(new SentinelWatch(wiring, client, uri))
        : Optional.empty();
    // Before the connection, so that no change between the two is missed.
    return watch
        .map(SentinelWatch::begin)
        .orElseGet(() -> CompletableFuture.completedFuture(null))
        .thenCompose(looked -> client.connectAsync(Utf8Codec.INSTANCE, uri))
        .<Link>thenApply(connection -> new SingleLink(wiring, client, uri, connection, watch))
        .whenComplete((link, failure) -> {
          if (failure != null) {
            watch.ifPresent(SentinelWatch::end);
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
    return CompletableFuture.completedFuture(connection.async());
  }

  @Override
  public CompletionStage<List<RedisClusterAsyncCommands<String, String>>> primaries() {
    return CompletableFuture.completedFuture(List.of(connection.async()));
  }

  @Override
  public void listen(PushListener listener) {
    connection.addListener(listener);
  }

  /** Hears when the connection for commands is lost, and when it is made anew. */
  void watch(RedisConnectionStateListener listener) {
    connection.addListener(listener);
  }

  @Override
  public CompletionStage<? extends StatefulRedisPubSubConnection<String, String>> listener() {
    return client.connectPubSubAsync(Utf8Codec.INSTANCE, uri);
  }

  @Override
  public void heard(Reason reason) {
    if (reason == Reason.READ_ONLY && System.nanoTime() - renewed >= BETWEEN_RENEWALS) {
      renewed = System.nanoTime();
      wiring.wire().renew();
    }
  }

  @Override
  public CompletionStage<Void> close() {
    watch.ifPresent(SentinelWatch::end);
    return client
        .shutdownAsync(0, 1, TimeUnit.SECONDS)
        .whenComplete((closed, failure) -> wiring.close());
  }
}
