package io.reunion.ballot;

import io.reunion.ballot.Ballot.State;
import io.reunion.ballot.BallotStore.Kept;
import io.reunion.ballot.Terms.Kind;
import io.reunion.ballot.Terms.Mode;
import io.reunion.ballot.count.Tally.Voice;
import io.reunion.ballot.seal.SealedList;
import io.reunion.member.MemberId;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What is done with ballots, by whatever way it is asked for. */
public final class Ballots {
  private final BallotStore store;
  private final AssemblyStore assemblies;
  private final Seats seats;
  private final SealedBox box;
  private final Endings endings;
  private final Clock clock;

  /** Why something is not done. */
  public enum Refusal {
    UNKNOWN,
    NO_ASSEMBLY,
    /** What is open is not changed any more. */
    FIXED,
    NOT_OPEN,
    CLOSED,
    NOT_ON_ROLL,
    FEW_TRUSTEES,
    BAD_KEY,
    SEALED,
    HAND,
    /** The papers are not those of this ballot. */
    BAD_PAPERS,
    FIRST_STAGE,
    NO_TIE,
    BAD_LOT,
    /** Somebody else has this vote now: a proxy was given, or it is over. */
    NOT_YOURS,
    /** There is a trustee of that name with another key. */
    NAMESAKE,
    /** Nobody has offered that key. */
    NO_OFFER,
    WRONG_CHOICE,
    UNKNOWN_CHOICE,
    TOO_MANY,
    TWICE
  }

  /** A wish that is not fulfilled, with the reason for whoever asked. */
  public static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Refusal refusal;

    RefusedException(Refusal refusal) {
      super(refusal.name(), null, false, false);
      this.refusal = refusal;
    }

    public Refusal refusal() {
      return refusal;
    }
  }

  Ballots(BallotStore store, AssemblyStore assemblies, Seats seats, SealedBox box, Clock clock) {
    this.store = store;
    this.assemblies = assemblies;
    this.seats = seats;
    this.box = box;
    this.endings = new Endings(store, assemblies, seats, box);
    this.clock = clock;
  }

  static <T> Future<T> refuse(Refusal refusal) {
    return Future.failedFuture(new RefusedException(refusal));
  }

  /** The ballot; refused if there is none. */
  public Future<Ballot> get(String id) {
    return store
        .find(id)
        .compose(
            found -> found.map(Future::succeededFuture).orElseGet(() -> refuse(Refusal.UNKNOWN)));
  }

  Future<Optional<Ballot>> lookUp(String id) {
    return store.find(id);
  }

  public Future<List<Ballot>> of(String assembly) {
    return assemblies.ballots(assembly).compose(ids -> {
      List<Future<Optional<Ballot>>> found = new ArrayList<>();
      ids.forEach(id -> found.add(store.find(id)));
      return Future.join(found)
          .map(done ->
              done.<Optional<Ballot>>list().stream().flatMap(Optional::stream).toList());
    });
  }

  /** Writes a draft; one that is open or over is not changed any more. Calling twice is harmless. */
  public Future<Ballot> draft(Terms terms) {
    return assemblies
        .find(terms.assembly())
        .compose(assembly -> assembly.isEmpty() || !assembly.get().open()
            ? Ballots.<Terms>refuse(Refusal.NO_ASSEMBLY)
            : Future.succeededFuture(terms))
        .compose(this::standing)
        .compose(ready -> store
            .define(ready)
            .compose(done -> done
                ? assemblies.list(ready.assembly(), ready.id(), clock.instant())
                : refuse(Refusal.FIXED)))
        .compose(done -> get(terms.id()));
  }

  /** In a second stage the candidates are the elected of the first. */
  private Future<Terms> standing(Terms terms) {
    if (terms.after().isEmpty()) {
      return Future.succeededFuture(terms);
    }
    return get(terms.after())
        .compose(first -> result(first).compose(result -> {
          if (first.terms().kind() != Kind.ELECTION
              || !first.terms().assembly().equals(terms.assembly())
              || result.isEmpty()
              || !(result.get() instanceof Result.Election election)
              || election.outcome().tie().isPresent()) {
            return refuse(Refusal.FIRST_STAGE);
          }
          return Future.succeededFuture(
              terms.standing(first.terms(), election.outcome().elected()));
        }));
  }

  /**
   * Opens a draft: from now on it is not changed.
   *
   * @param threshold how many trustees open the box together, or 0 for all of them
   */
  public Future<Ballot> open(String id, int threshold) {
    return get(id).compose(ballot -> {
      if (ballot.state() != State.DRAFT) {
        return refuse(ballot.state() == State.OPEN ? Refusal.FIXED : Refusal.CLOSED);
      }
      Terms terms = threshold == 0
          ? ballot.terms()
          : ballot.terms().with(ballot.terms().trustees(), threshold);
      if (terms.mode() == Mode.SEALED && SealedBox.seal(terms).isEmpty()) {
        return refuse(Refusal.FEW_TRUSTEES);
      }
      return store
          .define(terms)
          .compose(defined -> store.withdraw(
              id, ballot.offers().stream().map(Ballot.Offer::person).toList()))
          .compose(done -> open(terms));
    });
  }

  private Future<Ballot> open(Terms terms) {
    return assemblies
        .roll(terms.assembly())
        .compose(roll -> terms.mode() == Mode.SEALED
            ? box.prepare(terms.id(), roll)
            : Future.succeededFuture(
                roll.members().stream().map(MemberId::value).toList()))
        .compose(may -> store.open(terms.id(), may))
        .compose(done -> get(terms.id()));
  }

  /** A vote in the chat, in place of an earlier one of the same member; who votes is there. */
  public Future<Kept> hand(String id, MemberId member, Voice voice) {
    return get(id)
        .compose(ballot -> ballot.terms().mode() == Mode.SEALED
            ? refuse(Refusal.SEALED)
            : seats
                .of(ballot.terms().assembly(), member)
                .compose(seat -> hand(ballot.terms(), seat.orElse(member), voice)));
  }

  private Future<Kept> hand(Terms terms, MemberId seat, Voice voice) {
    return store
        .vote(terms, seat.value(), voice.name(), clock.instant())
        .compose(kept -> kept == Kept.KEPT
            ? assemblies.attend(terms.assembly(), seat, clock.instant()).map(kept)
            : Future.succeededFuture(kept));
  }

  /**
   * Ends the vote. Without the quorum nobody ever sees a result. Two at once do no harm, and one that a fault broke off is
   * finished by the next.
   */
  public Future<Ballot> close(String id) {
    return endings.close(id);
  }

  /** Finishes what a fault has left half closed, when the service begins. */
  public Future<Void> resume() {
    return endings.resume();
  }

  /** What trustees found; there are as many papers as in the box, or fewer where some could not be opened. */
  public Future<Ballot> reveal(String id, List<List<String>> papers) {
    return get(id).compose(ballot -> {
      if (ballot.state() != State.CLOSED || ballot.closing().isEmpty()) {
        return refuse(ballot.state() == State.COUNTED ? Refusal.FIXED : Refusal.NOT_OPEN);
      }
      if (papers.size() != ballot.closing().get().votes()) {
        return refuse(Refusal.BAD_PAPERS);
      }
      List<List<String>> sorted = new ArrayList<>(papers);
      sorted.sort(java.util.Comparator.comparing(Object::toString));
      return endings
          .forget(ballot)
          .compose(done -> store.reveal(id, sorted))
          .compose(done -> get(id));
    });
  }

  /** The order of all candidates that was drawn where a tie stopped the count. */
  public Future<Ballot> draw(String id, List<String> lot) {
    return get(id)
        .compose(ballot -> result(ballot).compose(result -> {
          boolean tied = result
              .filter(found -> found instanceof Result.Election election
                  && election.outcome().tie().isPresent())
              .isPresent();
          if (!tied) {
            return refuse(Refusal.NO_TIE);
          }
          if (lot.size() != ballot.terms().options().size()
              || !new HashSet<>(lot).equals(new HashSet<>(ballot.terms().options()))) {
            return refuse(Refusal.BAD_LOT);
          }
          return store.draw(id, lot).map(ballot);
        }));
  }

  /** What it comes to; empty while it is not counted. */
  public Future<Optional<Result>> result(Ballot ballot) {
    return ballot.state() != State.COUNTED || ballot.papers().isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : store
            .lot(ballot.id())
            .map(lot -> Optional.of(Result.of(ballot.terms(), ballot.papers().get(), lot)));
  }

  /** The sealed papers of a closed ballot, for everybody. */
  public Future<SealedList> published(String id) {
    return get(id)
        .compose(ballot -> ballot.terms().mode() == Mode.HAND
            ? refuse(Refusal.HAND)
            : ballot.closing().isEmpty() || ballot.state() == State.VOID
                ? refuse(Refusal.NOT_OPEN)
                : store.sealed(id).map(papers -> new SealedList(ballot.terms().text(), papers)));
  }
}
