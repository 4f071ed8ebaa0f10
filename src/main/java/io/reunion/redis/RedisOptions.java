package io.reunion.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where Redis is and how patient we are with it.
 *
 * @param timeout how long a command may wait for its answer; it may run all the same
 * @param maxPending how many commands may wait for their answers; one more fails at once
 * @param replicas how many replicas must have a confirmed write, 0 for none; see {@link Redis#runConfirmed}
 * @param replicaTimeout how long those replicas have; less than {@code timeout}
 * @param trusted a PEM file with the authorities that may sign the server's certificate; those of the JDK otherwise
 */
public record RedisOptions(
    RedisAddress address,
    Duration timeout,
    int maxPending,
    int replicas,
    Duration replicaTimeout,
    Optional<Path> trusted,
    CommandListener listener) {

  public RedisOptions {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout: " + timeout + " (expected: more than zero)");
    }
    if (maxPending < 1) {
      throw new IllegalArgumentException("maxPending: " + maxPending + " (expected: at least 1)");
    }
    if (replicas < 0) {
      throw new IllegalArgumentException("replicas: " + replicas + " (expected: 0 or more)");
    }
    if (replicaTimeout.toMillis() < 1 || (replicas > 0 && replicaTimeout.compareTo(timeout) >= 0)) {
      throw new IllegalArgumentException("replicaTimeout: " + replicaTimeout
          + " (expected: at least 1 ms, and less than the timeout " + timeout + ")");
    }
  }

  /** One second for a command, 4096 of them pending, no replicas awaited. */
  public static RedisOptions of(String uri) {
    return new RedisOptions(
        RedisAddress.parse(uri),
        Duration.ofSeconds(1),
        4096,
        0,
        Duration.ofMillis(200),
        Optional.empty(),
        CommandListener.NONE);
  }

  public RedisOptions withTimeout(Duration timeout) {
    return new RedisOptions(
        address, timeout, maxPending, replicas, replicaTimeout, trusted, listener);
  }

  public RedisOptions withMaxPending(int maxPending) {
    return new RedisOptions(
        address, timeout, maxPending, replicas, replicaTimeout, trusted, listener);
  }

  public RedisOptions withReplicas(int replicas, Duration replicaTimeout) {
    return new RedisOptions(
        address, timeout, maxPending, replicas, replicaTimeout, trusted, listener);
  }

  public RedisOptions withTrusted(Path trusted) {
    return new RedisOptions(
        address, timeout, maxPending, replicas, replicaTimeout, Optional.of(trusted), listener);
  }

  public RedisOptions withListener(CommandListener listener) {
    return new RedisOptions(
        address, timeout, maxPending, replicas, replicaTimeout, trusted, listener);
  }

  /** How long a connection may be silent while an answer is due before it counts as dead. */
  Duration silence() {
    return timeout.multipliedBy(2).plusSeconds(1);
  }

  /** How long connecting and logging in may take. */
  Duration handshake() {
    return Duration.ofSeconds(2);
  }
}
