package io.reunion.event.signup;

import io.reunion.event.EventId;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Keeps a pasted list in one step with what follows from it, which is found anew when another one came between. */
final class SignUpTaking {
  /** How often a paste is merged anew. */
  private static final int MOST_CONFLICTS = 20;

  private final SignUpStore lists;

  SignUpTaking(SignUpStore lists) {
    this.lists = lists;
  }

  /** What follows from a list as it stands. */
  interface Step extends Function<SignUpState, Future<SignUpStep.Next>> {}

  /**
   * What is to be done, the same for the same operation.
   *
   * @param begin begins an attempt, while the list is read
   */
  Future<SignUpWork> take(EventId event, String operation, Supplier<Step> begin) {
    return take(event, operation, begin, 1);
  }

  private Future<SignUpWork> take(
      EventId event, String operation, Supplier<Step> begin, int attempt) {
    Future<Optional<SignUpWork>> before = lists.work(event, operation);
    Future<SignUpStore.Read> read = lists.read(event);
    Step step = begin.get();
    return before.compose(done -> done.isPresent()
        ? Future.succeededFuture(done.get())
        : read.compose(now -> step.apply(now.state())
                .compose(
                    next -> lists.keep(event, now.version(), next.state(), next.work(), operation)))
            .compose(kept -> kept.map(Future::succeededFuture)
                .orElseGet(() -> again(event, operation, begin, attempt))));
  }

  /** Changes what is known of the list without anything that follows; calling twice is harmless. */
  Future<Void> amend(EventId event, String operation, UnaryOperator<SignUpState> change) {
    return amend(event, operation, change, 1);
  }

  private Future<Void> amend(
      EventId event, String operation, UnaryOperator<SignUpState> change, int attempt) {
    return lists
        .read(event)
        .compose(read -> lists.keep(
            event, read.version(), change.apply(read.state()), SignUpWork.NOTHING, operation))
        .compose(kept -> kept.isPresent()
            ? Future.succeededFuture()
            : attempt < MOST_CONFLICTS
                ? amend(event, operation, change, attempt + 1)
                : conflicts(event, attempt));
  }

  private static <T> Future<T> conflicts(EventId event, int attempts) {
    return Future.failedFuture(new IllegalStateException(
        "list of event " + event + " changed " + attempts + " times while one was merged"));
  }

  private Future<SignUpWork> again(
      EventId event, String operation, Supplier<Step> begin, int attempt) {
    return attempt < MOST_CONFLICTS
        ? take(event, operation, begin, attempt + 1)
        : conflicts(event, attempt);
  }
}
