package io.reunion.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.netty.util.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lettuce as we want it: on our loop, impatient, and never sending anything twice. */
final class Wiring {
  private final Wire wire;
  private final Deadlines deadlines;
  private final ClientResources resources;

  Wiring(Loop loop, Timer timer, RedisOptions options) {
    this.deadlines = new Deadlines(loop, options.timeout());
    this.wire = new Wire(options.silence());
    this.resources = ClientResources.builder()
        .eventLoopGroupProvider(new LoopProvider(loop))
        // Timeouts and reconnects come on the loop too.
        .eventExecutorGroup(loop.netty())
        .timer(timer)
        .nettyCustomizer(wire)
        .reconnectDelay(Delay.equalJitter(
            Duration.ofMillis(20), Duration.ofSeconds(1), 20, TimeUnit.MILLISECONDS))
        .commandLatencyRecorder(CommandLatencyRecorder.disabled())
        .build();
  }

  Wire wire() {
    return wire;
  }

  Deadlines deadlines() {
    return deadlines;
  }

  ClientResources resources() {
    return resources;
  }

  /**
   * Sets what both kinds of client have in common. Commands are refused while there is no connection, and those whose
   * answers are lost with a connection fail: replaying them, the client's habit, would run some of them twice.
   */
  <B extends ClientOptions.Builder> B configured(B builder, RedisOptions options) {
    builder
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(options.maxPending())
        // Made for finding one command among very many quickly, which only a lost connection asks
        // for; a plain queue
        // costs less with every command.
        .useHashIndexQueue(false)
        .timeoutOptions(TimeoutOptions.builder()
            .timeoutCommands()
            .timeoutSource(deadlines.ofOthers())
            .build())
        .socketOptions(SocketOptions.builder()
            .connectTimeout(options.handshake())
            .keepAlive(SocketOptions.KeepAliveOptions.builder()
                .enable()
                .idle(Duration.ofSeconds(15))
                .interval(Duration.ofSeconds(5))
                .count(3)
                .build())
            .build())
        .sslOptions(tls(options))
        .maintNotificationsConfig(MaintNotificationsConfig.disabled());
    return builder;
  }

  private static SslOptions tls(RedisOptions options) {
    SslOptions.Builder builder = SslOptions.builder()
        .jdkSslProvider()
        .protocols("TLSv1.3", "TLSv1.2")
        .handshakeTimeout(options.handshake());
    options.trusted().ifPresent(pem -> builder.trustManager(pem.toFile()));
    return builder.build();
  }

  /** Ends what was made here, which is neither the loop nor the timer. */
  void close() {
    var unused = resources.shutdown(0, 0, TimeUnit.SECONDS);
  }
}
