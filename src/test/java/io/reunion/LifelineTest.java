package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LifelineTest {
  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final List<Integer> ends = new CopyOnWriteArrayList<>();
  private final Lifeline lifeline = new Lifeline(loop, ends::add, Duration.ofMillis(20));

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void aLoopThatAnswersNoMoreEndsTheProcess() {
    CountDownLatch stuck = new CountDownLatch(1);
    loop.runOnContext(now -> {
      try {
        stuck.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    lifeline.watch();
    await().untilAsserted(() -> assertThat(ends).containsExactly(Lifeline.EXIT_CODE));
    stuck.countDown();
  }

  @Test
  void aLoopThatAnswersIsLeftAlone() throws Exception {
    Thread watch = lifeline.watch();
    CountDownLatch aWhile = new CountDownLatch(1);
    vertx.setTimer(500, later -> aWhile.countDown());
    assertThat(aWhile.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ends).isEmpty();
    lifeline.release();
    watch.join(5_000);
    assertThat(watch.isAlive()).isFalse();
  }

  @Test
  void aMemoryThatIsUsedUpEndsTheProcessAndNothingElseDoes() {
    lifeline.thrown(new IllegalStateException("only a mistake"));
    assertThat(ends).isEmpty();
    lifeline.thrown(new OutOfMemoryError("as if"));
    assertThat(ends).containsExactly(Lifeline.EXIT_CODE);
  }
}
