package io.reunion.delivery;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Runs tasks of one key one after the other, in the order given; different keys do not wait for each other. */
public final class Lanes<K> {
  private static final class Lane {
    private Future<?> last = Future.succeededFuture();
    private int waiting;
  }

  private final Map<K, Lane> lanes = new HashMap<>();

  /** How many tasks of {@code key} are running or waiting. */
  public int depth(K key) {
    Lane lane = lanes.get(key);
    return lane == null ? 0 : lane.waiting;
  }

  /** Runs {@code task} after all earlier ones of {@code key}, whether those succeeded or not. */
  public <T> Future<T> run(K key, Supplier<Future<T>> task) {
    Lane lane = lanes.computeIfAbsent(key, any -> new Lane());
    lane.waiting++;
    Future<T> mine = lane.last.transform(earlier -> guarded(task));
    lane.last = mine;
    return mine.onComplete(done -> leave(key, lane));
  }

  private static <T> Future<T> guarded(Supplier<Future<T>> task) {
    try {
      return task.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private void leave(K key, Lane lane) {
    lane.waiting--;
    if (lane.waiting == 0) {
      lanes.remove(key, lane);
    }
  }
}
