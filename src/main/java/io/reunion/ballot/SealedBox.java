package io.reunion.ballot;

import io.reunion.ballot.Ballot.State;
import io.reunion.ballot.BallotStore.Kept;
import io.reunion.ballot.Ballots.Refusal;
import io.reunion.ballot.ChatPaper.Written;
import io.reunion.ballot.Slots.Right;
import io.reunion.ballot.seal.Seal;
import io.reunion.ballot.seal.SealedList;
import io.reunion.member.MemberId;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The way of a sealed paper: a link for a member, a token for the link, a paper for the token's slot; or words in a direct
 * chat, which are sealed before they are written down. Whoever has the vote now may cast it and nobody else: the proxy while
 * there is one, the member before and after.
 */
public final class SealedBox {
  private final BallotStore store;
  private final AssemblyStore assemblies;
  private final SlotKeys keys;
  private final Batches batches;
  private final Clock clock;

  /** What the voter's page needs. */
  public record Admitted(String token, String terms) {}

  /** A paper that is in the box. */
  record Cast(Kept kept, String receipt) {}

  SealedBox(
      BallotStore store, AssemblyStore assemblies, SlotKeys keys, Batches batches, Clock clock) {
    this.store = store;
    this.assemblies = assemblies;
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
      return roll.members().stream().map(slots::slot).toList();
    });
  }

  /** A fresh code for a link to the member's own paper; nothing is written. */
  public Future<String> code(Ballot ballot, MemberId member) {
    return code(ballot, member, member);
  }

  /** A fresh code for a link by which {@code by} votes for {@code whom}. */
  public Future<String> code(Ballot ballot, MemberId whom, MemberId by) {
    return slots(ballot).map(slots -> slots.code(new Right(whom, by), clock.instant()));
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

  private Future<Ballot> ballot(String id, Refusal otherwise) {
    return store
        .find(id)
        .compose(
            found -> found.map(Future::succeededFuture).orElseGet(() -> Ballots.refuse(otherwise)));
  }

  /** Uses a link up; refused as unknown if it is none, was used or is too old. */
  public Future<Admitted> admit(String id, String code) {
    return ballot(id, Refusal.UNKNOWN)
        .compose(ballot -> slots(ballot)
            .compose(slots -> slots
                .opened(code)
                .filter(opened -> clock.instant().isBefore(opened.until()))
                .map(opened -> admit(ballot, slots, opened))
                .orElseGet(() -> Ballots.refuse(Refusal.UNKNOWN))));
  }

  private Future<Admitted> admit(Ballot ballot, Slots slots, Slots.Opened opened) {
    return yours(ballot.terms(), opened.right())
        .compose(yours -> store.useLink(ballot.id(), opened.hash()))
        .compose(fresh -> fresh
            ? Future.succeededFuture(
                new Admitted(slots.token(opened.right()), ballot.terms().text()))
            : Ballots.<Admitted>refuse(Refusal.UNKNOWN));
  }

  /** Refused if somebody else has this vote now. */
  private Future<Void> yours(Terms terms, Right right) {
    return assemblies
        .mayCast(terms.assembly(), right.whom(), right.by())
        .compose(may -> may ? Future.<Void>succeededFuture() : Ballots.refuse(Refusal.NOT_YOURS));
  }

  /**
   * Puts a sealed paper into the box, in place of the one that was in the slot; succeeds when it is there. That is with
   * the next batch: papers do not go in one by one.
   *
   * @param paper in base64url
   */
  public Future<Kept> cast(String id, String token, String paper) {
    return ballot(id, Refusal.BAD_PAPERS)
        .compose(ballot -> fits(ballot, paper)
            ? slots(ballot)
                .compose(slots -> slots
                    .right(token)
                    .map(right -> put(ballot.terms(), slots, right, paper))
                    .orElseGet(() -> Ballots.refuse(Refusal.UNKNOWN)))
            : Ballots.<Kept>refuse(Refusal.BAD_PAPERS));
  }

  private Future<Kept> put(Terms terms, Slots slots, Right right, String paper) {
    String slot = slots.slot(right.whom());
    Instant now = clock.instant();
    Supplier<Future<Kept>> write =
        () -> yours(terms, right).compose(yours -> store.vote(terms, slot, paper, now));
    // What may not vote is refused at once and writes nothing: it must neither fill a batch nor
    // the memory. Whether the vote is still theirs is asked again when the batch goes.
    return store
        .may(terms.id(), slot)
        .compose(may -> may
            ? yours(terms, right)
                .compose(yours -> batches.add(terms.id(), slot + " " + right.by(), write))
            : store.vote(terms, slot, paper, now));
  }

  /** What somebody wrote in a direct chat, sealed for the trustees and then so that only this ballot can tell whose it is. */
  Future<String> envelope(Ballot ballot, String words) {
    return slots(ballot)
        .map(slots -> slots.envelope(ChatPaper.of(ballot.terms(), words).bytes()));
  }

  /** Puts in what {@link #envelope} made of a member's words. */
  Future<Cast> castInChat(Ballot ballot, MemberId member, String envelope) {
    return slots(ballot).compose(slots -> {
      ChatPaper read = slots
          .unfold(envelope)
          .map(ChatPaper::read)
          .orElse(new ChatPaper(Written.UNREADABLE, new byte[0]));
      Optional<Refusal> refusal = read.written().refusal();
      if (refusal.isPresent()) {
        return Ballots.refuse(refusal.get());
      }
      String paper = Seal.text(read.paper());
      return put(ballot.terms(), slots, Right.own(member), paper)
          .map(kept -> new Cast(kept, SealedList.receipt(paper)));
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

  /**
   * The papers by slots, one for each person: that of the seat that is left, or of another where it has none.
   *
   * @param moved by each member whose seat is not their own the seat that they have
   */
  Future<Map<String, String>> ofPersons(
      String id, Map<String, String> papers, Map<MemberId, MemberId> moved) {
    return moved.isEmpty()
        ? Future.succeededFuture(papers)
        : keys.find(id)
            .map(key -> key.map(Slots::new)
                .map(slots -> Seating.merged(papers, moved, slots::slot))
                .orElse(papers));
  }

  /** Whose slots these are, before nobody can tell any more. */
  Future<List<String>> voted(String id, Roll roll, Collection<String> used) {
    return keys.find(id).map(key -> {
      List<String> voted = new ArrayList<>();
      key.map(Slots::new)
          .ifPresent(slots -> roll.members().stream()
              .filter(member -> used.contains(slots.slot(member)))
              .forEach(member -> voted.add(member.value())));
      return voted;
    });
  }

  /** The ballots of which there is a key here. */
  Future<List<String>> withKeys() {
    return keys.all();
  }

  Future<Void> forget(String id) {
    return keys.destroy(id);
  }
}
