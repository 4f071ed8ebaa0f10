package io.reunion.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does one step after the other, as many as it takes. A future that is composed of the next step's, and that of the next
 * one's, hears of the end through all of them at once: some thousand steps overflow the stack, and nobody ever hears of it.
 */
public final class Steps {
  private Steps() {}

  /** Takes step after step until one gives something, which is the outcome. Fails with the first failure. */
  public static <T> Future<T> until(Supplier<Future<Optional<T>>> step) {
    Promise<T> end = Promise.promise();
    go(step, end);
    return end.future();
  }

  /** Takes step after step as long as one says that there may be more. Fails with the first failure. */
  public static Future<Void> whileMore(Supplier<Future<Boolean>> step) {
    return until(() -> step.get().map(more -> more ? Optional.empty() : Optional.of(true)))
        .mapEmpty();
  }

  /** What has ended already is gone on from here, and not from within it. */
  private static <T> void go(Supplier<Future<Optional<T>>> step, Promise<T> end) {
    boolean here = true;
    while (here && !end.future().isComplete()) {
      Future<Void> noted = taken(step)
          .<Void>map(found -> {
            found.ifPresent(end::complete);
            return null;
          })
          .recover(failure -> {
            end.fail(failure);
            return Future.succeededFuture();
          });
      here = noted.isComplete();
      if (!here) {
        noted.onSuccess(later -> go(step, end));
      }
    }
  }

  private static <T> Future<Optional<T>> taken(Supplier<Future<Optional<T>>> step) {
    try {
      return step.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }
}
