package io.reunion;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process that cannot work any more, so that whoever watches over it starts it anew: one whose memory is used up,
 * or whose event loop has answered nothing for half a minute. What was accepted is in the journal; another instance, or
 * the next start, takes it over.
 */
final class Lifeline {
  private static final Logger LOG = LoggerFactory.getLogger(Lifeline.class);

  /** The exit code of a process that ended itself. */
  static final int EXIT_CODE = 3;

  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final int MOST_MISSED = 6;

  /** Ends the process; tests only note that it would. */
  @FunctionalInterface
  interface End {
    void end(int code);
  }

  private final Context loop;
  private final End end;
  private final Duration beat;
  private final CountDownLatch released = new CountDownLatch(1);

  Lifeline(Context loop, End end, Duration beat) {
    this.loop = loop;
    this.end = end;
    this.beat = beat;
  }

  /**
   * Watches over this process until it ends.
   *
   * @param loop on which the service runs
   */
  static void hold(Vertx vertx, Context loop) {
    Lifeline lifeline = new Lifeline(loop, Runtime.getRuntime()::halt, BEAT);
    vertx.exceptionHandler(lifeline::thrown);
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> lifeline.thrown(failure));
    var unused = lifeline.watch();
  }

  /** Something was thrown that nobody caught. */
  void thrown(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      end.end(EXIT_CODE);
    }
    LOG.error("thrown and not caught", failure);
  }

  /** Asks the event loop for a sign of life again and again, on a thread of its own. */
  Thread watch() {
    Thread thread = new Thread(this::beats, "reunion-lifeline");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Ends the watch. */
  void release() {
    released.countDown();
  }

  /** Counts beats and not time: a process that was suspended has missed none. */
  private void beats() {
    AtomicBoolean answered = new AtomicBoolean(true);
    int missed = 0;
    try {
      while (missed < MOST_MISSED && !released.await(beat.toMillis(), TimeUnit.MILLISECONDS)) {
        if (answered.getAndSet(false)) {
          missed = 0;
          loop.runOnContext(now -> answered.set(true));
        } else {
          missed++;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (missed < MOST_MISSED) {
      return;
    }
    LOG.error("the event loop has not answered for {}", beat.multipliedBy(MOST_MISSED));
    end.end(EXIT_CODE);
  }
}
