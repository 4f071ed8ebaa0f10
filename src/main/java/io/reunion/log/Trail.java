package io.reunion.log;

import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * What this thread works on right now, by an id that stands in every line of the log: the operation of an update such as
 * {@code telegram/main:81273}, or the id of a request. It follows the work over everything that is waited for, because
 * who waits keeps it ({@link #kept}): the connection to Redis, requests to platforms, timers.
 */
public final class Trail {
  /** Nothing in particular. */
  public static final String NONE = "";

  /** Looked at with every step of every message: on the loops this kind is a slot of an array. */
  private static final FastThreadLocal<String> CURRENT = new FastThreadLocal<>() {
    @Override
    protected String initialValue() {
      return NONE;
    }
  };

  private Trail() {}

  /** The id of what is worked on; {@link #NONE} if it belongs to nothing. */
  public static String current() {
    return CURRENT.get();
  }

  /** Does {@code work} under {@code id}. */
  public static <T> T on(String id, Supplier<T> work) {
    String before = CURRENT.get();
    CURRENT.set(id);
    try {
      return work.get();
    } finally {
      CURRENT.set(before);
    }
  }

  /** Runs {@code work} under {@code id}. */
  public static void run(String id, Runnable work) {
    String before = CURRENT.get();
    CURRENT.set(id);
    try {
      work.run();
    } finally {
      CURRENT.set(before);
    }
  }

  /** The same future, whose handlers run under the id of now, wherever it is completed. */
  public static <T> Future<T> kept(Future<T> waited) {
    String id = CURRENT.get();
    if (id.isEmpty() || waited.isComplete()) {
      return waited;
    }
    Promise<T> promise = Promise.promise();
    waited.onComplete(done -> run(id, () -> promise.handle(done)));
    return promise.future();
  }
}
