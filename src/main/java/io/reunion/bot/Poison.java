package io.reunion.bot;

import io.reunion.chat.Update;
import io.reunion.redis.RedisUnavailableException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * An update that failed too often and was set aside, so that the others go on.
 *
 * @param id ours, as in {@code 17-1763709000000-0}
 * @param at when it was set aside
 * @param reason what failed and where in our code; never what somebody wrote
 * @param update empty when nobody can read it
 */
public record Poison(String id, Instant at, String reason, Optional<Update> update) {
  static final String ENDED = "the process ended, or had to be ended, while it was worked";
  static final String UNREADABLE = "it cannot be read";

  /** The failure's kind and place. Its message is left out: it may quote what somebody wrote. */
  static String reason(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return "it came to no end in time";
    }
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("io.reunion.")) {
        return failure.getClass().getSimpleName() + " at " + frame.getClassName() + "."
            + frame.getMethodName() + ":" + frame.getLineNumber();
      }
    }
    return failure.getClass().getSimpleName();
  }

  /** Whether Redis was away, which is nobody's fault. A script that it never came to an end with may be the update's. */
  static boolean isOfTheStore(Throwable failure) {
    return failure instanceof RedisUnavailableException away
        && switch (away.reason()) {
          case TIMEOUT, BUSY -> false;
          case NOT_CONNECTED,
              CONNECTION_LOST,
              OVERLOADED,
              LOADING,
              DISK,
              READ_ONLY,
              NO_REPLICAS,
              UNCONFIRMED,
              OUT_OF_MEMORY,
              CLUSTER_DOWN,
              LOGIN -> true;
        };
  }
}
