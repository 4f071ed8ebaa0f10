package io.reunion;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Gives back what a start has taken of memory: it leaves twice as much behind as the service needs, and a service that has
 * little to do does not come to collect it for days. Once, in a moment in which nothing is being done, since everything
 * stands still for a tenth of a second.
 */
final class Rest {
  /** Until then most machines are done with what a start begins; one that is not counts as busy. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(15);

  private Rest() {}

  /** @param busy asked then, and again later as long as it is so */
  static void after(Vertx vertx, BooleanSupplier busy) {
    after(vertx, LONG_ENOUGH, busy, System::gc);
  }

  static void after(Vertx vertx, Duration pause, BooleanSupplier busy, Runnable collect) {
    vertx.setTimer(pause.toMillis(), now -> {
      if (busy.getAsBoolean()) {
        after(vertx, pause, busy, collect);
      } else {
        collect.run();
      }
    });
  }
}
