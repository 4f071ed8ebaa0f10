package io.reunion.suggestion;

import io.reunion.filing.Drawer.Changed;
import io.reunion.suggestion.Suggestion.State;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

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
   * Who takes care of it; nobody if {@code name} is empty. Calling twice is harmless.
   *
   * @param seen is shown what is about to be changed; what it throws is the failure, and nothing is changed
   */
  public Future<Optional<Suggestion>> own(String number, String name, Consumer<Suggestion> seen) {
    return changed(number, one -> one.ownedBy(name), seen);
  }

  /**
   * Says where it stands, and answers it; an empty {@code answer} leaves the one before. Its author is told once of each
   * change. Calling twice is harmless.
   *
   * @param seen as of {@link #own}
   */
  public Future<Optional<Suggestion>> answer(
      String number, State state, String answer, Consumer<Suggestion> seen) {
    return changed(number, one -> one.answered(state, answer, clock.instant()), seen)
        .compose(found -> found
            .filter(one -> one.state() != State.OPEN || !one.answer().isEmpty())
            .map(one -> notices.answered(one).map(found))
            .orElseGet(() -> Future.succeededFuture(found)));
  }

  private Future<Optional<Suggestion>> changed(
      String number, UnaryOperator<Suggestion> edit, Consumer<Suggestion> seen) {
    UnaryOperator<Suggestion> looking = one -> {
      seen.accept(one);
      return edit.apply(one);
    };
    return store.change(number, looking).map(changed -> changed.map(Changed::after));
  }
}
