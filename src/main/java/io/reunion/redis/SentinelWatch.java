package io.reunion.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the sentinels now and then who the master is, and has everything connected anew when they name another one. A
 * master that was cut off from its replicas and sentinels, though not from us, goes on answering: without this we would
 * stay with it for as long as it is cut off, though another took its place long ago, and whatever it takes is lost.
 */
final class SentinelWatch {
  private static final Logger LOG = LoggerFactory.getLogger(SentinelWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Wiring wiring;
  private final RedisClient client;
  private final RedisURI uri;
  private Optional<SocketAddress> master = Optional.empty();
  private volatile boolean ended;

  SentinelWatch(Wiring wiring, RedisClient client, RedisURI uri) {
    this.wiring = wiring;
    this.client = client;
    this.uri = uri;
  }

  /** Looks for the first time, and then again and again; completes after the first look, whatever came of it. */
  CompletionStage<Void> begin() {
    return look().handle((done, failure) -> null);
  }

  void end() {
    ended = true;
  }

  private CompletionStage<Void> look() {
    return client
        .connectSentinelAsync(Utf8Codec.INSTANCE, uri)
        .thenCompose(this::ask)
        .thenAccept(this::told)
        .whenComplete((done, failure) -> {
          if (failure != null) {
            LOG.debug("no sentinel says who the master is: {}", failure.toString());
          }
          later();
        });
  }

  private CompletionStage<SocketAddress> ask(
      StatefulRedisSentinelConnection<String, String> connection) {
    return connection
        .async()
        .getMasterAddrByName(uri.getSentinelMasterId())
        .whenComplete((address, failure) -> {
          var unused = connection.closeAsync();
        });
  }

  private void told(@Nullable SocketAddress address) {
    if (address == null) {
      return;
    }
    boolean moved = master.filter(before -> !before.equals(address)).isPresent();
    master = Optional.of(address);
    if (moved) {
      LOG.warn("the sentinels name another master, {}: connecting anew", address);
      wiring.wire().renew();
    }
  }

  private void later() {
    if (!ended) {
      var unused = wiring
          .resources()
          .eventExecutorGroup()
          .schedule(
              () -> {
                if (!ended) {
                  var looking = look();
                }
              },
              PERIOD.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }
}
