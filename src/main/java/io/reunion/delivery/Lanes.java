package io.reunion.delivery;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Runs tasks of one key one after the other, in the order given; different keys do not wait for each other. A loop and not
 * a chain of futures, because a long chain of tasks that are done at once would overflow the stack.
 */
public final class Lanes<K> {
  private static final class Lane {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private int unfinished;
    private boolean busy;
    private boolean pumping;
  }

  private final Map<K, Lane> lanes = new HashMap<>();

  /** How many tasks of {@code key} are running or waiting. */
  public int depth(K key) {
    Lane lane = lanes.get(key);
    return lane == null ? 0 : lane.unfinished;
  }

  /** Runs {@code task} after all earlier ones of {@code key}, whether those succeeded or not. */
  public <T> Future<T> run(K key, Supplier<Future<T>> task) {
    Lane lane = lanes.computeIfAbsent(key, any -> new Lane());
    Promise<T> mine = Promise.promise();
    lane.unfinished++;
    lane.tasks.add(() -> guarded(task).onComplete(result -> finish(key, lane, mine, result)));
    pump(lane);
    return mine.future();
  }

  private static <T> Future<T> guarded(Supplier<Future<T>> task) {
    try {
      return Objects.requireNonNull(task.get(), "a task without a Future");
    } catch (Throwable e) {
      // An Error too: the lane must go on.
      return Future.failedFuture(e);
    }
  }

  private <T> void finish(K key, Lane lane, Promise<T> mine, AsyncResult<T> result) {
    lane.busy = false;
    lane.unfinished--;
    if (lane.unfinished == 0) {
      lanes.remove(key, lane);
    }
    mine.handle(result);
    pump(lane);
  }

  private static void pump(Lane lane) {
    if (lane.pumping) {
      return;
    }
    lane.pumping = true;
    try {
      while (!lane.busy && !lane.tasks.isEmpty()) {
        lane.busy = true;
        lane.tasks.remove().run();
      }
    } finally {
      lane.pumping = false;
    }
  }
}
