package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RestTest {
  @Test
  void memoryIsGivenBackWhenNothingIsDone() throws Exception {
    Vertx vertx = Vertx.vertx();
    AtomicInteger asked = new AtomicInteger();
    CompletableFuture<Integer> collected = new CompletableFuture<>();
    Rest.after(
        vertx,
        Duration.ofMillis(5),
        () -> asked.incrementAndGet() < 3,
        () -> collected.complete(asked.get()));

    assertThat(collected.get(10, TimeUnit.SECONDS)).isEqualTo(3);
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
