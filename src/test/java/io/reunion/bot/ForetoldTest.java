package io.reunion.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.session.Session;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForetoldTest {
  private static final Session FOUND = Session.EMPTY.remember("undo", "before");
  private static final Session NEXT = FOUND.remember("undo", "rsvp gala cancel");

  private final List<Session> saved = new ArrayList<>();
  private boolean free = true;
  private final Foretold foretold = new Foretold(session -> {
    saved.add(session);
    return Future.succeededFuture(free);
  });

  @Test
  void whatWasSaidBeforehandIsKeptOnce() {
    foretold.expect(NEXT);
    assertThat(saved).containsExactly(NEXT);
    assertThat(foretold.keep(FOUND, Optional.of(NEXT)).result()).isTrue();
    assertThat(saved).containsExactly(NEXT);
  }

  @Test
  void whatCameOtherwiseIsKeptOverIt() {
    Session other = FOUND.remember("undo", "rsvp gala no");
    foretold.expect(NEXT);
    assertThat(foretold.keep(FOUND, Optional.of(other)).result()).isTrue();
    assertThat(saved).containsExactly(NEXT, other.onceKept());
    assertThat(saved.get(1).version()).isEqualTo(NEXT.version() + 1);
  }

  @Test
  void whenNothingIsToBeRememberedAfterAllItIsAsItWasFound() {
    foretold.expect(NEXT);
    assertThat(foretold.keep(FOUND, Optional.empty()).result()).isTrue();
    assertThat(saved).containsExactly(NEXT, FOUND.onceKept());
  }

  @Test
  void withoutAWordBeforehandOnlyTheEndIsKept() {
    assertThat(foretold.keep(FOUND, Optional.empty()).result()).isTrue();
    assertThat(saved).isEmpty();
    assertThat(foretold.keep(FOUND, Optional.of(NEXT)).result()).isTrue();
    assertThat(saved).containsExactly(NEXT);
  }

  @Test
  void whoWasFasterIsNotOverwritten() {
    free = false;
    foretold.expect(NEXT);
    assertThat(foretold.keep(FOUND, Optional.empty()).result()).isFalse();
    assertThat(saved).containsExactly(NEXT);
  }

  @Test
  void ofATurnThatFailedNothingIsKept() {
    foretold.takeBack(FOUND);
    assertThat(saved).isEmpty();
    foretold.expect(NEXT);
    assertThat(foretold.takeBack(FOUND).succeeded()).isTrue();
    assertThat(saved).containsExactly(NEXT, FOUND.onceKept());
  }

  @Test
  void aTurnThatFailedIsTakenBackAlsoWhereNobodyKnowsWhetherItWasKept() {
    Foretold lost = new Foretold(session -> {
      saved.add(session);
      return Future.failedFuture("no answer");
    });
    lost.expect(NEXT);
    assertThat(lost.takeBack(FOUND).succeeded()).isTrue();
    assertThat(saved).containsExactly(NEXT, FOUND.onceKept());
  }

  @Test
  void onlyTheFirstWordBeforehandCounts() {
    foretold.expect(NEXT);
    foretold.expect(FOUND);
    assertThat(saved).containsExactly(NEXT);
  }

  @Test
  void theTurnIsNotOverBeforeItIsKept() {
    Promise<Boolean> writing = Promise.promise();
    Foretold slow = new Foretold(session -> writing.future());
    slow.expect(NEXT);
    Future<Boolean> kept = slow.keep(FOUND, Optional.of(NEXT));
    assertThat(kept.isComplete()).isFalse();
    writing.complete(true);
    assertThat(kept.result()).isTrue();
  }
}
