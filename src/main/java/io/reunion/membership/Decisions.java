package io.reunion.membership;

import io.reunion.member.LinkOutcome;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.redis.Batches;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What admins decide about those who want to join, in a chat or at the console. */
public final class Decisions {
  private final EntryStore store;
  private final Admission admission;
  private final MembershipNotices notices;

  Decisions(EntryStore store, Admission admission, MembershipNotices notices) {
    this.store = store;
    this.admission = admission;
    this.notices = notices;
  }

  /** What came of it. */
  public enum Outcome {
    ACCEPTED,
    DECLINED,
    /** The account belongs to another member. */
    TAKEN,
    /** Nothing waits under this number, or it is not who it is said to be. */
    UNKNOWN
  }

  /** An entry, and who of the members may be the same person. */
  public record Waiting(Entry entry, List<Member> alike) {
    public Waiting {
      alike = List.copyOf(alike);
    }
  }

  /** How many wait. */
  public Future<Integer> count() {
    return store.all().map(all -> (int) all.stream().filter(Entry::isWaiting).count());
  }

  /** The first {@code most} that wait. */
  public Future<List<Waiting>> waiting(int most) {
    return store
        .all()
        .compose(all -> Batches.map(
            all.stream().filter(Entry::isWaiting).limit(most).toList(), this::withAlike));
  }

  private Future<Waiting> withAlike(Entry entry) {
    return admission.alike(entry).map(alike -> new Waiting(entry, alike));
  }

  /** As a new member. Whoever repeats it after a fault makes no second one. */
  public Future<Outcome> accept(String number, Instant now) {
    return accept(number, MemberId.random().value(), now);
  }

  /** As a member who is known; only one who is {@link Waiting#alike}. */
  public Future<Outcome> merge(String number, String member, Instant now) {
    return store
        .find(number)
        .compose(entry -> entry.isEmpty()
            ? Future.succeededFuture(List.<Member>of())
            : admission.alike(entry.get()))
        .compose(alike -> alike.stream().anyMatch(one -> one.id().value().equals(member))
            ? accept(number, member, now)
            : Future.succeededFuture(Outcome.UNKNOWN));
  }

  /** First whom it becomes is noted, so that a repetition finds the same member. */
  private Future<Outcome> accept(String number, String as, Instant now) {
    return store
        .change(number, entry -> entry.accepted(as))
        .compose(changed -> changed
            .filter(entry -> entry.state() == Entry.State.ACCEPTED)
            .map(entry -> admission
                .admit(entry)
                .compose(outcome -> outcome == LinkOutcome.LINKED
                    ? begun(entry, now)
                    : Future.succeededFuture(Outcome.TAKEN)))
            .orElseGet(() -> Future.succeededFuture(Outcome.UNKNOWN)));
  }

  private Future<Outcome> begun(Entry accepted, Instant now) {
    return store
        .begin(new MemberId(accepted.member()), now)
        .compose(notices::term)
        .compose(done -> notices.decided(accepted))
        .map(Outcome.ACCEPTED);
  }

  /** What was written is deleted. */
  public Future<Outcome> decline(String number) {
    return store.change(number, Entry::declined).compose(changed -> {
      Optional<Entry> declined = changed.filter(entry -> entry.state() == Entry.State.DECLINED);
      return declined.isEmpty()
          ? Future.succeededFuture(Outcome.UNKNOWN)
          : notices.decided(declined.get()).map(Outcome.DECLINED);
    });
  }

  /** The terms of all who joined here, the first to end first. */
  public Future<List<Entry.Term>> terms() {
    return store
        .terms()
        .map(all -> all.stream().sorted(Comparator.comparing(Entry.Term::until)).toList());
  }

  /**
   * One more year, once in half a year; the member is reminded before it ends. Empty if the member has no term.
   */
  public Future<Optional<Entry.Term>> renew(MemberId member, Instant now) {
    return store
        .renew(member, now)
        .compose(term -> term.map(one -> notices.term(one).map(term))
            .orElseGet(() -> Future.succeededFuture(term)));
  }
}
