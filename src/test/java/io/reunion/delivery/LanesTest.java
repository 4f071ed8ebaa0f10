package io.reunion.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {
  private final Lanes<String> lanes = new Lanes<>();
  private final List<String> begun = new ArrayList<>();

  private Future<String> run(String key, String name, Promise<String> end) {
    return lanes.run(key, () -> {
      begun.add(name);
      return end.future();
    });
  }

  @Test
  void tasksOfOneKeyRunOneAfterTheOtherInTheirOrder() {
    Promise<String> first = Promise.promise();
    Promise<String> second = Promise.promise();
    Future<String> one = run("a", "1", first);
    Future<String> two = run("a", "2", second);
    run("a", "3", Promise.promise());
    assertThat(begun).containsExactly("1");
    assertThat(lanes.depth("a")).isEqualTo(3);
    first.complete("one");
    assertThat(begun).containsExactly("1", "2");
    assertThat(one.result()).isEqualTo("one");
    assertThat(two.isComplete()).isFalse();
    second.complete("two");
    assertThat(begun).containsExactly("1", "2", "3");
    assertThat(lanes.depth("a")).isEqualTo(1);
  }

  @Test
  void differentKeysDoNotWaitForEachOther() {
    run("a", "1", Promise.promise());
    run("b", "2", Promise.promise());
    assertThat(begun).containsExactly("1", "2");
  }

  @Test
  void aFailureIsItsOwnAndTheNextRunsAllTheSame() {
    Promise<String> first = Promise.promise();
    Future<String> one = run("a", "1", first);
    Future<String> thrown = lanes.run("a", () -> {
      throw new IllegalStateException("at once");
    });
    Promise<String> last = Promise.promise();
    Future<String> three = run("a", "3", last);
    first.fail("later");
    assertThat(one.cause()).hasMessage("later");
    assertThat(thrown.cause()).hasMessage("at once");
    assertThat(begun).containsExactly("1", "3");
    last.complete("three");
    assertThat(three.result()).isEqualTo("three");
  }

  @Test
  void noFaultOfATaskStopsItsLane() {
    Future<String> error = lanes.run("a", () -> {
      throw new AssertionError("an Error");
    });
    Future<String> nothing = lanes.run("a", () -> null);
    assertThat(error.cause()).isInstanceOf(AssertionError.class);
    assertThat(nothing.cause()).isInstanceOf(NullPointerException.class);
    run("a", "3", Promise.promise());
    assertThat(begun).containsExactly("3");
    assertThat(lanes.depth("a")).isEqualTo(1);
  }

  @Test
  void aTaskMayPutTheNextIntoItsOwnLane() {
    List<String> ended = new ArrayList<>();
    Future<String> outer = lanes.run("a", () -> {
      lanes.run("a", () -> {
        ended.add("inner");
        return Future.succeededFuture("inner");
      });
      ended.add("outer");
      return Future.succeededFuture("outer");
    });
    assertThat(outer.result()).isEqualTo("outer");
    assertThat(ended).containsExactly("outer", "inner");
  }

  @Test
  void nothingIsKeptOfALaneThatIsEmpty() {
    Promise<String> end = Promise.promise();
    run("a", "1", end);
    run("a", "2", end);
    end.complete("x");
    assertThat(lanes.depth("a")).isZero();
    run("a", "3", Promise.promise());
    assertThat(begun).containsExactly("1", "2", "3");
    assertThat(lanes.depth("a")).isEqualTo(1);
    assertThat(lanes.depth("never")).isZero();
  }

  @Test
  void aLongLaneOfShortTasksEnds() {
    Promise<String> gate = Promise.promise();
    run("a", "gate", gate);
    int[] done = new int[1];
    for (int i = 0; i < 1_000; i++) {
      lanes.run("a", () -> Future.succeededFuture(done[0]++));
    }
    gate.complete("open");
    assertThat(done[0]).isEqualTo(1_000);
  }
}
