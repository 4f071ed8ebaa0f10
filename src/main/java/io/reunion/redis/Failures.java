package io.reunion.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.PartitionSelectorException;
import io.lettuce.core.cluster.UnknownPartitionException;
import io.reunion.redis.RedisUnavailableException.Reason;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a Redis that is away from a mistake of ours, by what the client and the server say. */
final class Failures {
  /** The first word of a server's refusal. */
  private static final Map<String, Reason> REFUSALS = Map.ofEntries(
      Map.entry("LOADING", Reason.LOADING),
      Map.entry("MISCONF", Reason.DISK),
      Map.entry("READONLY", Reason.READ_ONLY),
      Map.entry("NOREPLICAS", Reason.NO_REPLICAS),
      Map.entry("OOM", Reason.OUT_OF_MEMORY),
      Map.entry("BUSY", Reason.BUSY),
      Map.entry("MASTERDOWN", Reason.READ_ONLY),
      Map.entry("CLUSTERDOWN", Reason.CLUSTER_DOWN),
      Map.entry("TRYAGAIN", Reason.CLUSTER_DOWN),
      Map.entry("MOVED", Reason.CLUSTER_DOWN),
      Map.entry("ASK", Reason.CLUSTER_DOWN),
      Map.entry("NOAUTH", Reason.LOGIN),
      Map.entry("WRONGPASS", Reason.LOGIN));

  /** Redis 6.2 quotes the refusal that stopped a script inside an error of its own. */
  private static final Pattern QUOTED = Pattern.compile("[:\\s]-([A-Z]+) ");

  private Failures() {}

  /** The failure that callers see for one that the client reports. */
  static Throwable translated(Throwable reported) {
    Throwable failure = unwrapped(reported);
    return reason(failure)
        .<Throwable>map(reason ->
            new RedisUnavailableException(reason, String.valueOf(failure.getMessage()), failure))
        .orElse(failure);
  }

  /** The same for a connection that could not be made. */
  static RedisUnavailableException notConnected(RedisAddress address, Throwable reported) {
    Throwable root = unwrapped(reported);
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    Reason reason = reason(root).orElse(Reason.NOT_CONNECTED);
    return new RedisUnavailableException(
        reason, "cannot connect to " + address + ": " + root.getMessage(), root);
  }

  /** Whether the keys of a script lie on two nodes because their slot is on the move; it did not run. */
  static boolean isSlotOnTheMove(Throwable failure) {
    return failure instanceof RedisUnavailableException
        && failure.getCause() != null
        && startsWith(failure.getCause(), "TRYAGAIN ");
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable inner = failure;
    while ((inner instanceof CompletionException || inner instanceof ExecutionException)
        && inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner;
  }

  private static Optional<Reason> reason(Throwable failure) {
    if (failure instanceof RedisCommandTimeoutException) {
      return Optional.of(Reason.TIMEOUT);
    }
    if (failure instanceof RedisCommandExecutionException) {
      return refusal(String.valueOf(failure.getMessage()));
    }
    if (failure instanceof PartitionSelectorException
        || failure instanceof UnknownPartitionException) {
      return Optional.of(Reason.CLUSTER_DOWN);
    }
    if (failure instanceof RedisConnectionException) {
      return Optional.of(Reason.NOT_CONNECTED);
    }
    if (failure instanceof RedisException) {
      return clientSide(failure);
    }
    return failure instanceof IOException || failure instanceof CancellationException
        ? Optional.of(Reason.CONNECTION_LOST)
        : Optional.empty();
  }

  private static Optional<Reason> refusal(String message) {
    int space = message.indexOf(' ');
    String word = space < 0 ? message : message.substring(0, space);
    if (word.equals("ERR")) {
      Matcher quoted = QUOTED.matcher(message);
      return quoted.find() ? Optional.ofNullable(REFUSALS.get(quoted.group(1))) : Optional.empty();
    }
    return Optional.ofNullable(REFUSALS.get(word));
  }

  /** The client has one exception for all its own refusals; only their texts differ. */
  private static Optional<Reason> clientSide(Throwable failure) {
    if (startsWith(failure, "Request queue", "Command buffer", "Internal stack")) {
      return Optional.of(Reason.OVERLOADED);
    }
    if (startsWith(failure, "Currently not connected", "Connection is closed")) {
      return Optional.of(Reason.NOT_CONNECTED);
    }
    return startsWith(failure, "Connection closed", "Connection disconnected")
            || failure.getCause() instanceof IOException
        ? Optional.of(Reason.CONNECTION_LOST)
        : Optional.empty();
  }

  private static boolean startsWith(Throwable failure, String... beginnings) {
    String message = String.valueOf(failure.getMessage());
    for (String beginning : beginnings) {
      if (message.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
