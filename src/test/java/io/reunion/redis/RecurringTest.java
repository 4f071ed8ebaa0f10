package io.reunion.redis;

import static io.reunion.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecurringTest {
  private static final Duration OFTEN = Duration.ofMillis(5);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger rounds = new AtomicInteger();
  private final List<String> failures = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    RedisServer.await(vertx.close());
  }

  private Recurring started(Supplier<Future<Void>> round) {
    Recurring recurring =
        new Recurring(vertx, OFTEN, round, failure -> failures.add(failure.getMessage()));
    recurring.start();
    return recurring;
  }

  @Test
  void aRoundThatFailsOrThrowsIsToldAndTheNextOneComesAllTheSame() {
    started(() -> {
      if (rounds.incrementAndGet() % 2 == 0) {
        throw new IllegalStateException("thrown");
      }
      return Future.failedFuture("failed");
    });
    soon().until(() -> failures.size() >= 4);
    assertThat(List.copyOf(failures).subList(0, 4))
        .containsExactly("failed", "thrown", "failed", "thrown");
  }

  @Test
  void noRoundBeginsWhileOneIsUnderWayAndNoneAfterTheEnd() {
    Promise<Void> slow = Promise.promise();
    Recurring recurring = started(() -> {
      rounds.incrementAndGet();
      return slow.future();
    });
    soon().until(() -> rounds.get() == 1);
    AtomicInteger ticks = new AtomicInteger();
    vertx.setPeriodic(OFTEN.toMillis(), tick -> ticks.incrementAndGet());
    soon().until(() -> ticks.get() >= 10);
    assertThat(rounds).hasValue(1);
    slow.complete();
    soon().until(() -> rounds.get() > 1);
    recurring.stop();
    int last = rounds.get();
    int then = ticks.get();
    soon().until(() -> ticks.get() >= then + 10);
    assertThat(rounds.get()).isBetween(last, last + 1);
  }
}
