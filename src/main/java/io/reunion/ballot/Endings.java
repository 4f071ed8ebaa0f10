package io.reunion.ballot;

import io.reunion.ballot.Ballot.Closing;
import io.reunion.ballot.Ballot.State;
import io.reunion.ballot.Ballots.Refusal;
import io.reunion.ballot.Terms.Mode;
import io.reunion.ballot.seal.SealedList;
import io.reunion.member.MemberId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How a ballot ends: closed, its box emptied, its key destroyed, each so that a fault in between does no harm. */
final class Endings {
  private static final int RECENT = 20;

  private final BallotStore store;
  private final AssemblyStore assemblies;
  private final Seats seats;
  private final SealedBox box;

  Endings(BallotStore store, AssemblyStore assemblies, Seats seats, SealedBox box) {
    this.store = store;
    this.assemblies = assemblies;
    this.seats = seats;
    this.box = box;
  }

  private Future<Ballot> find(String id) {
    return store
        .find(id)
        .compose(found ->
            found.map(Future::succeededFuture).orElseGet(() -> Ballots.refuse(Refusal.UNKNOWN)));
  }

  /**
   * Ends the vote. Without the quorum nobody ever sees a result. Two at once do no harm, and one that a fault broke off is
   * finished by the next.
   */
  Future<Ballot> close(String id) {
    return find(id)
        .compose(ballot -> ballot.state() == State.DRAFT
            ? Ballots.<Ballot>refuse(Refusal.NOT_OPEN)
            : box.empty(id).compose(in -> store.close(id)).compose(closed -> find(id)))
        .compose(ballot -> ballot.state() == State.CLOSED && ballot.closing().isEmpty()
            ? settle(ballot)
            : forget(ballot));
  }

  /** What tells whose slot was whose goes, also where a fault has left it. */
  Future<Ballot> forget(Ballot ballot) {
    return ballot.terms().mode() == Mode.SEALED && ballot.closing().isPresent()
        ? box.forget(ballot.id()).map(ballot)
        : Future.succeededFuture(ballot);
  }

  /** Finishes what a fault has left half closed, when the service begins. */
  Future<Void> resume() {
    return box.withKeys()
        .compose(ids -> each(ids, this::resume))
        .compose(done -> assemblies.newest(RECENT))
        .compose(recent -> each(
            recent,
            assembly -> assemblies.ballots(assembly.id()).compose(ids -> each(ids, this::resume))));
  }

  private Future<Void> resume(String id) {
    return store.find(id).compose(found -> {
      boolean over = found
          .filter(ballot -> ballot.state() != State.DRAFT && ballot.state() != State.OPEN)
          .isPresent();
      return over ? close(id).mapEmpty() : Future.succeededFuture();
    });
  }

  private static <T> Future<Void> each(List<T> all, Function<T, Future<Void>> work) {
    List<Future<Void>> done = new ArrayList<>();
    all.forEach(one -> done.add(work.apply(one)));
    return Future.join(done).mapEmpty();
  }

  private Future<Ballot> settle(Ballot ballot) {
    Terms terms = ballot.terms();
    Future<Void> settled = seats
        .moved(terms.assembly())
        .compose(moved -> store
            .votes(terms)
            .compose(votes -> terms.mode() == Mode.SEALED
                ? box.ofPersons(terms.id(), votes, moved)
                    .compose(papers -> settleSealed(terms, papers))
                : settleHands(terms, Seating.merged(votes, moved, MemberId::value))));
    return settled.compose(done -> find(terms.id())).compose(this::forget);
  }

  private Future<Void> settleSealed(Terms terms, Map<String, String> votes) {
    SealedList list = new SealedList(terms.text(), List.copyOf(votes.values()));
    return assemblies
        .attendance(terms.assembly())
        .compose(there -> assemblies.find(terms.assembly()).compose(assembly -> {
          Closing closing = new Closing(
              Math.max(there.all(), votes.size()),
              assembly.map(Assembly::needed).orElse(0),
              votes.size(),
              list.head());
          return closing.quorum()
              ? assemblies
                  .roll(terms.assembly())
                  .compose(roll -> box.voted(terms.id(), roll, votes.keySet()))
                  .compose(voted -> store.keepSealed(terms.id(), closing, list.papers(), voted))
              : store.annul(terms.id(), closing);
        }));
  }

  /** Who holds proxies votes for these too, unless they voted themselves. */
  private Future<Void> settleHands(Terms terms, Map<String, String> votes) {
    return assemblies
        .proxies(terms.assembly())
        .compose(proxies -> assemblies
            .present(terms.assembly())
            .compose(present -> assemblies.find(terms.assembly()).compose(assembly -> {
              Set<String> there = new HashSet<>(votes.keySet());
              present.forEach(member -> there.add(member.value()));
              List<List<String>> papers = new ArrayList<>();
              votes.values().forEach(vote -> papers.add(List.of(vote)));
              Set<String> standIns = new HashSet<>();
              proxies.forEach((whom, by) -> {
                if (there.contains(by.value()) && !there.contains(whom.value())) {
                  standIns.add(whom.value());
                  Optional.ofNullable(votes.get(by.value()))
                      .ifPresent(vote -> papers.add(List.of(vote)));
                }
              });
              papers.sort(java.util.Comparator.comparing(paper -> paper.get(0)));
              Closing closing = new Closing(
                  there.size() + standIns.size(),
                  assembly.map(Assembly::needed).orElse(0),
                  papers.size(),
                  "");
              return closing.quorum()
                  ? store.settle(terms.id(), closing, papers, votes.keySet())
                  : store.annul(terms.id(), closing);
            })));
  }
}
