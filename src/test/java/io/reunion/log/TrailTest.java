package io.reunion.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTest {
  private final List<String> heard = new ArrayList<>();

  private void note(Future<?> waited) {
    waited.onComplete(done -> heard.add(Trail.current()));
  }

  @Test
  void itHoldsWhileTheWorkIsDoneAndEndsWithIt() {
    assertThat(Trail.on("one", () -> Trail.on("two", Trail::current) + Trail.current()))
        .isEqualTo("twoone");
    assertThat(Trail.current()).isEmpty();
  }

  @Test
  void workThatFailsLeavesNothingBehind() {
    try {
      Trail.run("one", () -> {
        throw new IllegalStateException("as a test wants it");
      });
    } catch (IllegalStateException expected) {
      heard.add(Trail.current());
    }
    assertThat(heard).containsExactly("");
  }

  @Test
  void whoeverWaitsFindsTheirOwnAgain() {
    Promise<String> first = Promise.promise();
    Promise<String> second = Promise.promise();
    Trail.run("one", () -> note(Trail.kept(first.future()).map(text -> text + "!")));
    Trail.run("two", () -> note(Trail.kept(second.future())));
    // Completed by whoever comes by, in another order.
    Trail.run("a third", () -> {
      second.fail("it failed");
      first.complete("well");
    });
    assertThat(heard).containsExactly("two", "one");
  }
}
