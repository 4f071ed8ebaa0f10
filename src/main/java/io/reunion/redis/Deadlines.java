package io.reunion.redis;

import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.TimeoutOptions.TimeoutSource;
import io.lettuce.core.protocol.RedisCommand;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Fails commands whose answer has not come in time. All are given the same time, and a connection answers in order, so those
 * that are sent form a queue: whoever comes last takes away what is answered at its head, and one timer for the oldest is
 * enough for all. The client's own way is a timer for each command, in a thread of its own.
 *
 * <p>Used on the loop only. Commands of which it does not know, such as a subscription, are left to the client's timers.
 */
final class Deadlines {
  private final Loop loop;
  private final long patience;
  private final Queue<Sent> sent = new ArrayDeque<>();
  private boolean watching;
  private boolean keeping;

  private record Sent(RedisFuture<?> answer, long nanos) {}

  /**
   * @param patience for each command
   */
  Deadlines(Loop loop, Duration patience) {
    this.loop = loop;
    this.patience = patience.toNanos();
  }

  /** Sends a command, which fails when there is no answer in time. It may run all the same. */
  <T> RedisFuture<T> keep(Supplier<RedisFuture<T>> command) {
    RedisFuture<T> answer;
    keeping = true;
    try {
      answer = command.get();
    } finally {
      keeping = false;
    }
    forgetAnswered();
    sent.add(new Sent(answer, System.nanoTime()));
    if (!watching) {
      watch(patience);
    }
    return answer;
  }

  /** How long the client waits for a command itself: not at all for those that are kept here. */
  TimeoutSource ofOthers() {
    return new TimeoutSource() {
      @Override
      public long getTimeout(RedisCommand<?, ?, ?> command) {
        return keeping && loop.isHere() ? 0 : patience;
      }

      @Override
      public TimeUnit getTimeUnit() {
        return TimeUnit.NANOSECONDS;
      }
    };
  }

  private void forgetAnswered() {
    for (Sent oldest = sent.peek(); oldest != null && oldest.answer().isDone(); ) {
      sent.remove();
      oldest = sent.peek();
    }
  }

  private void watch(long nanos) {
    watching = true;
    var unused = loop.netty().schedule(this::look, nanos, TimeUnit.NANOSECONDS);
  }

  private void look() {
    watching = false;
    long now = System.nanoTime();
    forgetAnswered();
    while (!sent.isEmpty() && now - sent.element().nanos() >= patience) {
      fail(sent.remove().answer());
      forgetAnswered();
    }
    if (!sent.isEmpty()) {
      watch(Math.max(1, sent.element().nanos() + patience - now));
    }
  }

  private void fail(RedisFuture<?> answer) {
    answer
        .toCompletableFuture()
        .completeExceptionally(new RedisCommandTimeoutException(
            "no answer within " + TimeUnit.NANOSECONDS.toMillis(patience) + " ms"));
  }
}
