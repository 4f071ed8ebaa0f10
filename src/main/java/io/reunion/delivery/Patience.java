package io.reunion.delivery;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for many things, and for each equally long. So they form a queue in the order in which they began, and one timer for the
 * oldest is enough: a timer for each is made and taken back thousands of times a second and never rings.
 *
 * <p>What is late hears of it on the context on which it began.
 */
public final class Patience {
  private final Vertx vertx;
  private final long nanos;
  private final Queue<Wait> waits = new ArrayDeque<>();
  private boolean watching;

  /** Something that is waited for. */
  public final class Wait {
    private final long since = System.nanoTime();
    private final Context context;
    /** Nothing once it is over: what is late keeps those behind it in the queue, but not what they waited for. */
    private volatile @Nullable Runnable late;

    private Wait(Context context, Runnable late) {
      this.context = context;
      this.late = late;
    }

    /** It is not waited for any more. Calling twice is harmless. */
    public void end() {
      late = null;
    }

    private boolean isOver() {
      return late == null;
    }

    private void ring() {
      context.runOnContext(now -> {
        Runnable hears = late;
        late = null;
        if (hears != null) {
          hears.run();
        }
      });
    }
  }

  /** @param patience how long each is waited for */
  public Patience(Vertx vertx, Duration patience) {
    this.vertx = vertx;
    this.nanos = patience.toNanos();
  }

  /** Runs {@code late} unless the wait is ended before. */
  public Wait begin(Runnable late) {
    Wait wait = new Wait(vertx.getOrCreateContext(), late);
    add(wait);
    return wait;
  }

  /** {@code work}, or a failure with {@link TimeoutException} if it takes longer. */
  public <T> Future<T> with(Future<T> work) {
    if (work.isComplete()) {
      return work;
    }
    Promise<T> first = Promise.promise();
    Wait wait = begin(() -> first.tryFail(new TimeoutException("no end in time")));
    work.onComplete(
        result -> {
          wait.end();
          first.tryComplete(result);
        },
        failure -> {
          wait.end();
          first.tryFail(failure);
        });
    return first.future();
  }

  private synchronized void add(Wait wait) {
    forgetOver();
    waits.add(wait);
    if (!watching) {
      watch(nanos);
    }
  }

  private void forgetOver() {
    for (Wait oldest = waits.peek(); oldest != null && oldest.isOver(); oldest = waits.peek()) {
      waits.remove();
    }
  }

  private void watch(long wait) {
    watching = true;
    vertx.setTimer(Math.max(1, (wait + 999_999) / 1_000_000), due -> look());
  }

  private synchronized void look() {
    watching = false;
    long now = System.nanoTime();
    forgetOver();
    while (!waits.isEmpty() && now - waits.element().since >= nanos) {
      waits.remove().ring();
      forgetOver();
    }
    if (!waits.isEmpty()) {
      watch(waits.element().since + nanos - now);
    }
  }
}
