package io.reunion.exchange;

import io.reunion.exchange.Pairing.Answer;
import io.reunion.exchange.Pairing.Worked;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The exchange as the office of the association sees it: what is offered and needed, never by whom, and what came of it. */
public final class ExchangeOffice {
  private final ExchangeStore store;
  private final ExchangeNotices notices;
  private final Clock clock;

  ExchangeOffice(ExchangeStore store, ExchangeNotices notices, Clock clock) {
    this.store = store;
    this.notices = notices;
    this.clock = clock;
  }

  /** How a card stands. */
  public enum State {
    OPEN,
    EXPIRED,
    CLOSED
  }

  /**
   * What came of something, in pairs of people.
   *
   * @param found that may have something for each other
   * @param inTouch of which both said yes
   * @param worked of these, where something came of it
   */
  public record Outcome(long found, long inTouch, long worked) {
    private static Outcome of(List<Pairing> pairings) {
      return new Outcome(
          pairings.size(),
          count(pairings, pair -> pair.isMade()),
          count(pairings, pair -> pair.worked() == Worked.YES));
    }

    private static long count(List<Pairing> pairings, Predicate<Pairing> wanted) {
      return pairings.stream().filter(wanted).count();
    }
  }

  /** A card on the board, and what came of it. */
  public record Posted(Card card, State state, Outcome outcome) {}

  /**
   * All cards, the newest first, and what came of all of them.
   *
   * @param refused pairs of which one said no
   */
  public record Board(List<Posted> cards, Outcome outcome, long refused) {}

  public Future<Board> board() {
    return store
        .cards()
        .compose(cards -> store.pairings().map(pairings -> {
          List<Posted> posted = cards.stream()
              .sorted((one, other) -> Integer.compare(other.number(), one.number()))
              .map(card -> posted(card, pairings))
              .toList();
          return new Board(
              posted, Outcome.of(pairings), Outcome.count(pairings, ExchangeOffice::isRefused));
        }));
  }

  private static boolean isRefused(Pairing pair) {
    return pair.left().answer() == Answer.NO || pair.right().answer() == Answer.NO;
  }

  private Posted posted(Card card, List<Pairing> pairings) {
    return new Posted(
        card,
        state(card),
        Outcome.of(pairings.stream()
            .filter(pair -> pair.cards().contains(card.number()))
            .toList()));
  }

  private State state(Card card) {
    return card.withdrawn()
        ? State.CLOSED
        : card.isOpen(clock.instant()) ? State.OPEN : State.EXPIRED;
  }

  /** Shows a card for another while, also one that was taken down; its owner is told. Empty if there is none. */
  public Future<Optional<Posted>> renew(String number) {
    Instant now = clock.instant();
    return store
        .change(number, card -> card.until(now.plus(ExchangeStore.SHOWN)))
        .compose(changed -> changed.isEmpty()
            ? Future.succeededFuture(Optional.empty())
            : notices
                .expiry(changed.get())
                .compose(done -> notices.decided(changed.get(), now))
                .compose(done -> found(number)));
  }

  /** Takes a card down; its owner is told. Empty if there is none. Calling twice is harmless. */
  public Future<Optional<Posted>> close(String number) {
    return store
        .change(number, Card::asWithdrawn)
        .compose(changed -> changed.isEmpty()
            ? Future.succeededFuture(Optional.empty())
            : notices.decided(changed.get(), clock.instant()).compose(done -> found(number)));
  }

  private Future<Optional<Posted>> found(String number) {
    return board()
        .map(board -> board.cards().stream()
            .filter(one -> Integer.toString(one.card().number()).equals(number))
            .findFirst());
  }
}
