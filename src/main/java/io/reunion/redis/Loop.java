package io.reunion.redis;

import io.netty.channel.EventLoop;
import io.reunion.log.Trail;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The event loop that a connection lives on, and the Vert.x context that its answers come back to. The only class here
 * that knows Vert.x from the inside: which Netty loop a context has is not part of its public interface.
 */
final class Loop {
  private final ContextInternal context;

  private Loop(ContextInternal context) {
    this.context = context;
  }

  /** The loop of the current context; of a new one if this is not a thread of Vert.x. */
  static Loop current(Vertx vertx) {
    return new Loop(((ContextInternal) vertx.getOrCreateContext()).unwrap());
  }

  EventLoop netty() {
    return context.nettyEventLoop();
  }

  boolean isHere() {
    return netty().inEventLoop();
  }

  /** Runs {@code task} on the loop: at once if this is the loop, else in one of its next turns. */
  void run(Runnable task) {
    if (isHere()) {
      task.run();
    } else {
      netty().execute(task);
    }
  }

  /** Does {@code work} on the loop; what it throws is a failure too. */
  <T> Future<T> call(Supplier<Future<T>> work) {
    Promise<T> promise = promise();
    run(() -> {
      try {
        work.get().onComplete(promise);
      } catch (RuntimeException e) {
        promise.fail(e);
      }
    });
    return promise.future();
  }

  /** Runs {@code task} on the loop when all that waits there now has been done. */
  void later(Runnable task) {
    netty().execute(task);
  }

  /** Runs {@code task} as an event of the context, which also hears of it if the task throws. */
  void emit(Runnable task) {
    context.emit(ignored -> task.run());
  }

  /** A promise whose handlers run on the context; at once if it is kept on the loop. */
  <T> Promise<T> promise() {
    return context.promise();
  }

  <T> Future<T> failed(Throwable failure) {
    return context.failedFuture(failure);
  }

  Future<Void> after(Duration delay) {
    Promise<Void> promise = promise();
    var unused = netty().schedule(() -> promise.complete(), delay.toNanos(), TimeUnit.NANOSECONDS);
    return Trail.kept(promise.future());
  }
}
