package io.reunion.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void whatTakesTooLongFails() throws Exception {
    Patience patience = new Patience(vertx, Duration.ofMillis(20));
    Promise<String> never = Promise.promise();

    Throwable failure =
        await(patience.with(never.future()).map(Throwable::new).recover(Future::succeededFuture));

    assertThat(failure).isInstanceOf(TimeoutException.class);
    never.complete("too late");
  }

  @Test
  void whatEndsInTimeIsAsItIs() throws Exception {
    Patience patience = new Patience(vertx, Duration.ofHours(1));
    Promise<String> soon = Promise.promise();
    Promise<String> broken = Promise.promise();
    Future<String> one = patience.with(soon.future());
    Future<String> other = patience.with(broken.future());
    soon.complete("done");
    broken.fail(new IllegalStateException("broken"));

    assertThat(await(one)).isEqualTo("done");
    assertThat(other.cause()).hasMessage("broken");
    Future<String> ended = Future.succeededFuture("there");
    assertThat(patience.with(ended)).isSameAs(ended);
  }

  /** The timer is of the first of them, and rings for each that is late, also behind some that are not. */
  @Test
  void eachIsWaitedForEquallyLong() throws Exception {
    Patience patience = new Patience(vertx, Duration.ofMillis(30));
    List<Integer> rung = new ArrayList<>();
    CompletableFuture<Void> all = new CompletableFuture<>();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(now -> {
      for (int i = 0; i < 6; i++) {
        int number = i;
        Patience.Wait wait = patience.begin(() -> {
          rung.add(number);
          assertThat(vertx.getOrCreateContext()).isSameAs(context);
          if (number == 5) {
            all.complete(null);
          }
        });
        if (number % 2 == 0) {
          wait.end();
          wait.end();
        }
      }
    });
    all.get(10, TimeUnit.SECONDS);

    assertThat(rung).containsExactly(1, 3, 5);
    CompletableFuture<Void> again = new CompletableFuture<>();
    context.runOnContext(now -> patience.begin(() -> again.complete(null)));
    again.get(10, TimeUnit.SECONDS);
  }
}
