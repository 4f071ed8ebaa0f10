package io.reunion.announcement;

import io.reunion.announcement.Announcement.Change;
import io.reunion.announcement.Announcement.Content;
import io.reunion.announcement.Announcement.State;
import io.reunion.announcement.Announcement.Timing;
import io.reunion.announcement.AnnouncementStore.Moved;
import io.reunion.delivery.Counts;
import io.reunion.delivery.Delivery;
import io.reunion.delivery.Ledger;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be done with an announcement, for the chat and the API alike. */
public final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  /** How the key begins of somebody who wrote or approved at the console; that of the person is behind it. */
  public static final String CONSOLE = "console:";

  /** What came of a wish. */
  public enum Outcome {
    STARTED,
    SCHEDULED,
    AWAITING_APPROVAL,
    PAUSED,
    CANCELLED,
    /** The audience is empty: nothing was sent. */
    NOBODY,
    /** Something is wrong with it; {@link #faults} says what. Nothing was queued. */
    FAULTY,
    /** The one who wrote it may not approve it. */
    OWN_APPROVAL,
    /** It is another text or another audience than the one that was agreed to. */
    CHANGED,
    /** The time after which it must not be sent is over. */
    EXPIRED,
    /** The state it is in does not allow it. */
    NOT_NOW,
    UNKNOWN
  }

  private final AnnouncementStore store;
  private final Ledger ledger;
  private final Reach reach;
  private final Amending amending;
  private final Hands hands;
  private final Checks checks;
  private final Schedule schedule;
  private final Broadcaster broadcaster;
  private final Clock clock;
  private final int approvalThreshold;

  /**
   * @param approvalThreshold from how many recipients on a second person must agree; 0 for never
   */
  Announcer(
      AnnouncementStore store,
      Ledger ledger,
      Reach reach,
      Amending amending,
      Hands hands,
      Checks checks,
      Schedule schedule,
      Broadcaster broadcaster,
      Clock clock,
      int approvalThreshold) {
    this.store = store;
    this.ledger = ledger;
    this.reach = reach;
    this.amending = amending;
    this.hands = hands;
    this.checks = checks;
    this.schedule = schedule;
    this.broadcaster = broadcaster;
    this.clock = clock;
    this.approvalThreshold = approvalThreshold;
  }

  /** Whom {@code audience} reaches now, by name. */
  public Future<List<Recipient>> reach(Audience audience) {
    return reach.of(audience);
  }

  /** What the words of an audience may name. */
  Future<AudienceWords.Known> known() {
    return reach.known();
  }

  /** What is wrong with it, for those whom it reaches now; empty if it can be sent. */
  public Future<List<Fault>> faults(Announcement announcement) {
    return recipients(announcement)
        .compose(reached -> reached.isEmpty()
            ? Future.succeededFuture(List.of(Fault.of(Fault.Kind.NOBODY, "")))
            : checks.of(announcement, reached));
  }

  /** What it would use of the platforms' quotas. */
  Future<List<Quotas.Use>> uses(Announcement announcement, List<Recipient> reached) {
    return checks.uses(announcement, reached);
  }

  public Future<Void> draft(Announcement announcement) {
    return store.create(announcement);
  }

  public Future<Optional<Announcement>> find(String id) {
    return store.find(id);
  }

  public Future<Counts> counts(String id) {
    return ledger.counts(id);
  }

  private Future<Outcome> with(String id, Function<Announcement, Future<Outcome>> then) {
    return store.find(id).compose(found -> found.map(then).orElseGet(() -> done(Outcome.UNKNOWN)));
  }

  private static Future<Outcome> done(Outcome outcome) {
    return Future.succeededFuture(outcome);
  }

  /** The author's word to send it: starts it, or asks for a second person. The audience is frozen now. */
  public Future<Outcome> send(String id) {
    return with(
        id,
        announcement -> announcement.state() == State.DRAFT
            ? announcement
                .change()
                .map(amending::hold)
                .orElseGet(Future::succeededFuture)
                .compose(held -> recipients(announcement))
                .compose(reached -> send(announcement, reached))
            : done(already(announcement.state())));
  }

  private Future<List<Recipient>> recipients(Announcement announcement) {
    return announcement
        .change()
        .map(amending::holders)
        .orElseGet(() -> reach.of(announcement.audience()));
  }

  private Future<Outcome> send(Announcement announcement, List<Recipient> reached) {
    if (reached.isEmpty()) {
      return done(Outcome.NOBODY);
    }
    return checks
        .of(announcement, reached)
        .compose(faults -> faults.isEmpty() ? queue(announcement, reached) : done(Outcome.FAULTY));
  }

  private Future<Outcome> queue(Announcement announcement, List<Recipient> reached) {
    return freeze(announcement, reached)
        .compose(queued -> needsApproval(announcement, reached.size())
            ? store
                .move(announcement.id(), State.AWAITING_APPROVAL, State.DRAFT)
                .map(moved -> already(moved.now()))
            : start(announcement, State.DRAFT));
  }

  /** Whether so many recipients take a second person's word. */
  boolean needsApproval(Announcement announcement, int recipients) {
    return approvalThreshold > 0 && recipients >= approvalThreshold && !announcement.isRecall();
  }

  private Future<Void> freeze(Announcement announcement, List<Recipient> reached) {
    Map<String, String> people = new LinkedHashMap<>();
    reached.forEach(one ->
        one.member().ifPresent(member -> people.put(one.chat(), member.id().value())));
    return store
        .meantFor(announcement.id(), people)
        .compose(noted -> schedule.enqueue(announcement, reached));
  }

  /** What the state it is in already amounts to. */
  private static Outcome already(State state) {
    return switch (state) {
      case DRAFT, DONE -> Outcome.NOT_NOW;
      case AWAITING_APPROVAL -> Outcome.AWAITING_APPROVAL;
      case SCHEDULED -> Outcome.SCHEDULED;
      case RUNNING -> Outcome.STARTED;
      case PAUSED -> Outcome.PAUSED;
      case CANCELLED -> Outcome.CANCELLED;
    };
  }

  private Future<Outcome> start(Announcement announcement, State from) {
    Timing timing = announcement.timing();
    if (isOver(announcement)) {
      return done(Outcome.EXPIRED);
    }
    if (timing.urgent() && from != State.PAUSED) {
      LOG.warn(
          "announcement {} of {} is urgent: neither quiet hours nor the daily measure hold it",
          announcement.id(),
          announcement.author());
    }
    // Where everybody's own clock counts, some are due before it is time at home: the ledger knows
    // when each is.
    boolean later = !timing.everyonesClock()
        && timing.sendAt().filter(at -> at.isAfter(clock.instant())).isPresent();
    State to = later ? State.SCHEDULED : State.RUNNING;
    if (announcement.state() != from && announcement.state() != to) {
      return done(Outcome.NOT_NOW);
    }
    String id = announcement.id();
    // What goes on or is sent again has replaced the other before; by now there may be a newer
    // word.
    boolean first = from == State.DRAFT || from == State.AWAITING_APPROVAL;
    return announcement
        .change()
        .filter(change -> first)
        .map(change -> amending.replace(change, id))
        .orElseGet(Future::succeededFuture)
        .compose(replaced -> store.touch(id, clock.instant()))
        .compose(touched -> ledger.counts(id))
        .compose(counts -> store.goOn(id, clock.instant(), counts.settled()))
        .compose(noted -> ledger.halt(id, false))
        .compose(free -> store.move(id, to, from))
        .compose(moved -> moved.done() ? Future.succeededFuture(moved) : heldAgain(id, moved))
        .map(moved -> begun(id, moved));
  }

  /** Somebody stopped it in that very moment, and it stays so. */
  private Future<Moved> heldAgain(String id, Moved moved) {
    boolean stopped = moved.now() == State.PAUSED || moved.now() == State.CANCELLED;
    return stopped ? ledger.halt(id, true).map(moved) : Future.succeededFuture(moved);
  }

  private boolean isOver(Announcement announcement) {
    return announcement
        .timing()
        .expiresAt()
        .filter(end -> !clock.instant().isBefore(end))
        .isPresent();
  }

  private Outcome begun(String id, Moved moved) {
    if (moved.done()) {
      broadcaster.look(id);
    }
    return moved.done() ? already(moved.now()) : Outcome.NOT_NOW;
  }

  /**
   * A second person's agreement to exactly what was written.
   *
   * @param seen the digest of what that person has read; absent: what it says now
   */
  public Future<Outcome> approve(String id, String approver, Optional<String> seen) {
    return with(id, announcement -> {
      if (announcement.state() != State.AWAITING_APPROVAL) {
        return done(Outcome.NOT_NOW);
      }
      String digest = announcement.digest();
      return hands.same(announcement.author(), approver).compose(same -> {
        if (same) {
          return done(Outcome.OWN_APPROVAL);
        }
        return seen.filter(other -> !other.equals(digest)).isPresent()
            ? done(Outcome.CHANGED)
            : store
                .agree(id, approver, digest)
                .compose(agreed -> start(announcement, State.AWAITING_APPROVAL));
      });
    });
  }

  /** No copy is begun after this succeeds. */
  public Future<Outcome> pause(String id) {
    return with(
        id,
        announcement -> ledger
            .halt(id, true)
            .compose(halted -> store.move(id, State.PAUSED, State.RUNNING, State.SCHEDULED))
            .map(moved -> ended(id, moved, Outcome.PAUSED)));
  }

  private Outcome ended(String id, Moved moved, Outcome outcome) {
    broadcaster.look(id);
    return moved.done() ? outcome : Outcome.NOT_NOW;
  }

  public Future<Outcome> resume(String id) {
    return with(id, announcement -> start(announcement, State.PAUSED));
  }

  /** What is sent stays sent; the rest is not. */
  public Future<Outcome> cancel(String id) {
    return with(
        id,
        announcement -> announcement.state() == State.DONE
            ? done(Outcome.NOT_NOW)
            : ledger
                .halt(id, true)
                .compose(halted -> store.move(
                    id,
                    State.CANCELLED,
                    State.DRAFT,
                    State.AWAITING_APPROVAL,
                    State.SCHEDULED,
                    State.RUNNING,
                    State.PAUSED))
                .map(moved -> ended(id, moved, Outcome.CANCELLED)));
  }

  /** Tries copies again that have ended so, by a person's word. Those that were refused because it was over stay so. */
  public Future<Outcome> again(String id, Delivery.State ended) {
    return with(
        id,
        announcement -> ledger.copies(id).compose(all -> {
          List<String> wanted = all.stream()
              .filter(copy -> copy.state() == ended)
              .map(Delivery::recipient)
              .toList();
          boolean can = announcement.state() == State.DONE
              || announcement.state() == State.PAUSED
              || announcement.state() == State.RUNNING;
          if (wanted.isEmpty() || !can || isOver(announcement)) {
            return done(isOver(announcement) ? Outcome.EXPIRED : Outcome.NOT_NOW);
          }
          return ledger
              .requeue(id, ended, wanted)
              .compose(queued -> start(announcement, announcement.state()));
        }));
  }

  /**
   * An announcement that corrects or takes back the copies of {@code of}. A correction says {@code content} instead.
   *
   * @return empty if there is none that has copies
   */
  public Future<Optional<Announcement>> change(
      String of, Change.Kind kind, String id, String author, Content content) {
    return amending.change(new Change(kind, of), id, author, content, clock.instant());
  }
}
