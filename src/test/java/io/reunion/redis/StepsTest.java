package io.reunion.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StepsTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    RedisServer.await(vertx.close());
  }

  private static Future<Optional<Integer>> counted(Future<Void> done, AtomicInteger steps) {
    return done.map(
        now -> steps.incrementAndGet() < 20_000 ? Optional.empty() : Optional.of(steps.get()));
  }

  @Test
  void thousandsOfStepsEnd() throws Exception {
    AtomicInteger steps = new AtomicInteger();
    Future<Integer> end = vertx
        .executeBlocking(() -> 0)
        .compose(begun -> Steps.until(() -> counted(vertx.executeBlocking(() -> null), steps)));
    assertThat(end.await(50, TimeUnit.SECONDS)).isEqualTo(20_000);
  }

  @Test
  void soDoThoseThatWaitForNothing() {
    AtomicInteger steps = new AtomicInteger();
    assertThat(RedisServer.await(Steps.until(() -> counted(Future.succeededFuture(), steps))))
        .isEqualTo(20_000);
  }

  @Test
  void theFirstFailureIsTheEndOfIt() {
    AtomicInteger steps = new AtomicInteger();
    Future<Void> failed = Steps.whileMore(() -> steps.incrementAndGet() < 3
        ? vertx.executeBlocking(() -> true)
        : Future.failedFuture("no"));
    assertThatThrownBy(() -> RedisServer.await(failed)).hasMessageContaining("no");
    assertThat(steps).hasValue(3);
    Future<Void> thrown = Steps.whileMore(() -> {
      if (steps.incrementAndGet() > 4) {
        throw new IllegalStateException("thrown");
      }
      return vertx.executeBlocking(() -> true);
    });
    assertThatThrownBy(() -> RedisServer.await(thrown)).hasMessage("thrown");
  }

  @Test
  void aMillionThingsAreAskedAboutInTurn() {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      all.add(i);
    }
    assertThat(RedisServer.await(Batches.flatMap(all, some -> vertx.executeBlocking(() -> some))))
        .hasSize(1_000_000)
        .startsWith(0, 1, 2)
        .endsWith(999_999);
  }
}
