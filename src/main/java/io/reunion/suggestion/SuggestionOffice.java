package io.reunion.suggestion;

import io.reunion.filing.Drawer.Changed;
import io.reunion.suggestion.Suggestion.State;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the office of the association does with suggestions; their authors are told as if it were done in the chat. */
public final class SuggestionOffice {
  /** The longest answer, in characters. */
  public static final int LONGEST = 1000;

  private final SuggestionStore store;
  private final SuggestionNotices notices;
  private final Clock clock;

  SuggestionOffice(SuggestionStore store, SuggestionNotices notices, Clock clock) {
    this.store = store;
    this.notices = notices;
    this.clock = clock;
  }

  public Future<List<Suggestion>> all() {
    return store.all();
  }

  public Future<Optional<Suggestion>> find(String number) {
    return store.find(number);
  }

  /**
   * What is to be changed of one; what is not named stays.
   *
   * @param owner who takes care of it; nobody if empty
   * @param state where it stands
   * @param answer an empty one leaves the one before
   */
  public record Change(Optional<String> owner, Optional<State> state, Optional<String> answer) {
    /** Whether its author may hear of it. */
    boolean isAnswer() {
      return state.isPresent() || answer.isPresent();
    }

    private Suggestion of(Suggestion one, Instant now) {
      Suggestion owned = owner.map(one::ownedBy).orElse(one);
      return isAnswer()
          ? owned.answered(state.orElse(owned.state()), answer.orElse(""), now)
          : owned;
    }
  }

  /**
   * Makes all of a change in one step; its author is told once of each. Calling twice is harmless.
   *
   * @param seen is shown what is about to be changed; what it throws is the failure, and nothing is changed
   */
  public Future<Optional<Suggestion>> change(
      String number, Change change, Consumer<Suggestion> seen) {
    return store
        .change(number, one -> {
          seen.accept(one);
          return change.of(one, clock.instant());
        })
        .map(changed -> changed.map(Changed::after))
        .compose(found -> found
            .filter(one -> change.isAnswer())
            .filter(one -> one.state() != State.OPEN || !one.answer().isEmpty())
            .map(one -> notices.answered(one).map(found))
            .orElseGet(() -> Future.succeededFuture(found)));
  }
}
