package io.reunion.bot;

import io.reunion.session.Session;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the session of one turn: at once when the command says beforehand what it will be, and once more where that was
 * wrong.
 */
final class Foretold {
  private final Function<Session, Future<Boolean>> save;
  private Optional<Session> expected = Optional.empty();
  private Future<Boolean> kept = Future.succeededFuture(true);

  /**
   * @param save keeps a session; tells false if somebody else has changed it meanwhile
   */
  Foretold(Function<Session, Future<Boolean>> save) {
    this.save = save;
  }

  /** Keeps {@code next} without waiting for it. Only what is said first counts. */
  void expect(Session next) {
    if (expected.isEmpty()) {
      expected = Optional.of(next);
      kept = save.apply(next);
    }
  }

  /**
   * The turn has failed: what was expected of it is not to be found by whoever comes next, also where the turn is never
   * worked again. Never fails.
   *
   * @param found the session as the turn found it
   */
  Future<Void> takeBack(Session found) {
    return expected.isEmpty()
        ? Future.succeededFuture()
        // Also where nobody knows whether it was kept: of any other version nothing is written.
        : kept.transform(done -> save.apply(found.onceKept())).<Void>mapEmpty().otherwiseEmpty();
  }

  /**
   * @param found the session as the turn found it
   * @param wanted what there is to remember in the end; empty to leave it as it was
   * @return false if somebody else has changed it meanwhile
   */
  Future<Boolean> keep(Session found, Optional<Session> wanted) {
    if (expected.isEmpty()) {
      return wanted.map(save).orElse(kept);
    }
    Session last = wanted.orElse(found);
    return kept.compose(
        done -> done && !expected.get().equals(last) ? save.apply(last.onceKept()) : kept);
  }
}
