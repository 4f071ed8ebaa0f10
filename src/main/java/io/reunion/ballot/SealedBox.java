package io.reunion.ballot;

import io.reunion.ballot.Ballot.State;
import io.reunion.ballot.BallotStore.Kept;
import io.reunion.ballot.Ballots.Refusal;
import io.reunion.ballot.seal.Seal;
import io.reunion.member.MemberId;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The way of a sealed paper: a link for a member, a token for the link, a paper for the token's slot. */
public final class SealedBox {
  private final BallotStore store;
  private final SlotKeys keys;
  private final Batches batches;
  private final Clock clock;

  /** What the voter's page needs. */
  public record Admitted(String token, String terms) {}

  public SealedBox(BallotStore store, SlotKeys keys, Batches batches, Clock clock) {
    this.store = store;
    this.keys = keys;
    this.batches = batches;
    this.clock = clock;
  }

  static boolean isKey(String key) {
    try {
      var unused = Seal.of("", List.of(key, key), 2, 1);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** How the papers of these terms are sealed; empty if there are too few or too many trustees. */
  public static Optional<Seal> seal(Terms terms) {
    try {
      return Optional.of(Seal.of(
          terms.text(),
          terms.trustees().stream().map(Terms.Trustee::key).toList(),
          terms.threshold(),
          terms.most()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A slot for everybody on the roll. */
  Future<List<String>> prepare(String id, Roll roll) {
    return keys.make(id).map(key -> {
      Slots slots = new Slots(key);
      return roll.members().stream()
          .map(member -> Slots.slot(slots.token(member)))
          .toList();
    });
  }

  /** A fresh code for a link; nothing is written. */
  public Future<String> code(Ballot ballot, MemberId member) {
    return slots(ballot).map(slots -> slots.code(member, clock.instant()));
  }

  private Future<Slots> slots(Ballot ballot) {
    if (ballot.state() == State.DRAFT) {
      return Ballots.refuse(Refusal.NOT_OPEN);
    }
    return ballot.state() != State.OPEN
        ? Ballots.refuse(Refusal.CLOSED)
        : keys.find(ballot.id())
            .compose(key -> key.isEmpty()
                ? Ballots.refuse(Refusal.CLOSED)
                : Future.succeededFuture(new Slots(key.get())));
  }

  /** Uses a link up; refused as not open if it is none, was used or is too old. */
  public Future<Admitted> admit(String id, String code) {
    return store
        .find(id)
        .compose(found ->
            found.map(Future::succeededFuture).orElseGet(() -> Ballots.refuse(Refusal.UNKNOWN)))
        .compose(ballot -> slots(ballot)
            .compose(slots -> slots
                .open(code)
                .filter(opened -> clock.instant().isBefore(opened.until()))
                .map(opened -> store
                    .useLink(id, opened.hash())
                    .compose(fresh -> fresh
                        ? Future.succeededFuture(
                            new Admitted(opened.token(), ballot.terms().text()))
                        : Ballots.<Admitted>refuse(Refusal.UNKNOWN)))
                .orElseGet(() -> Ballots.refuse(Refusal.UNKNOWN))));
  }

  /**
   * Puts a sealed paper into the box, in place of the one that was in the slot; succeeds when it is there. That is with
   * the next batch: papers do not go in one by one.
   *
   * @param paper in base64url
   */
  public Future<Kept> cast(String id, String token, String paper) {
    return store.find(id).compose(found -> {
      if (found.isEmpty() || !fits(found.get(), paper)) {
        return Ballots.refuse(Refusal.BAD_PAPERS);
      }
      Terms terms = found.get().terms();
      String slot = Slots.slot(token);
      Instant now = clock.instant();
      // What may not vote is refused at once and writes nothing: it must neither fill a batch nor
      // the memory.
      return store
          .may(id, slot)
          .compose(may -> may
              ? batches.add(id, slot, () -> store.vote(terms, slot, paper, now))
              : store.vote(terms, slot, paper, now));
    });
  }

  /** Puts in what waits for the next batch. */
  Future<Void> empty(String id) {
    return batches.flush(id);
  }

  private static boolean fits(Ballot ballot, String paper) {
    try {
      return seal(ballot.terms()).filter(seal -> seal.fits(Seal.bytes(paper))).isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whose slots these are, before nobody can tell any more. */
  Future<List<String>> voted(String id, Roll roll, Collection<String> used) {
    return keys.find(id).map(key -> {
      List<String> voted = new ArrayList<>();
      key.map(Slots::new)
          .ifPresent(slots -> roll.members().stream()
              .filter(member -> used.contains(Slots.slot(slots.token(member))))
              .forEach(member -> voted.add(member.value())));
      return voted;
    });
  }

  Future<Void> forget(String id) {
    return keys.destroy(id);
  }
}
