package io.reunion.announcement;

import io.reunion.announcement.Announcement.State;
import io.reunion.announcement.AnnouncementStore.Moved;
import io.reunion.chat.ChatId;
import io.reunion.delivery.Counts;
import io.reunion.delivery.Ledger;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What can be done with an announcement, for the chat and the API alike. */
public final class Announcer {
  /** What came of a wish. */
  public enum Outcome {
    STARTED,
    SCHEDULED,
    AWAITING_APPROVAL,
    PAUSED,
    CANCELLED,
    /** The audience is empty: nothing was sent. */
    NOBODY,
    /** The one who wrote it may not approve it. */
    OWN_APPROVAL,
    /** The time after which it must not be sent is over. */
    EXPIRED,
    /** The state it is in does not allow it. */
    NOT_NOW,
    UNKNOWN
  }

  private final AnnouncementStore store;
  private final Ledger ledger;
  private final RoomStore rooms;
  private final Broadcaster broadcaster;
  private final Clock clock;
  private final int approvalThreshold;

  /**
   * @param approvalThreshold from how many recipients on a second person must agree; 0 for never
   */
  public Announcer(
      AnnouncementStore store,
      Ledger ledger,
      RoomStore rooms,
      Broadcaster broadcaster,
      Clock clock,
      int approvalThreshold) {
    this.store = store;
    this.ledger = ledger;
    this.rooms = rooms;
    this.broadcaster = broadcaster;
    this.clock = clock;
    this.approvalThreshold = approvalThreshold;
  }

  /** Whom {@code audience} reaches now, by title. */
  public Future<List<Room>> reach(Audience audience) {
    return rooms
        .activeGroups()
        .map(all -> all.stream()
            .filter(audience::includes)
            .sorted(Comparator.comparing(Room::title)
                .thenComparing(room -> room.chat().toString()))
            .toList());
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

  /** The author's word to send it: starts it, or asks for a second person. The audience is frozen now. */
  public Future<Outcome> send(String id) {
    return store
        .find(id)
        .compose(found -> found.isEmpty()
            ? done(Outcome.UNKNOWN)
            : reach(found.get().audience()).compose(reached -> send(found.get(), reached)));
  }

  private static Future<Outcome> done(Outcome outcome) {
    return Future.succeededFuture(outcome);
  }

  private Future<Outcome> send(Announcement announcement, List<Room> reached) {
    if (reached.isEmpty()) {
      return done(Outcome.NOBODY);
    }
    if (announcement.state() != State.DRAFT) {
      return done(already(announcement.state()));
    }
    boolean needsApproval = approvalThreshold > 0 && reached.size() >= approvalThreshold;
    List<String> recipients =
        reached.stream().map(Room::chat).map(ChatId::toString).toList();
    return ledger
        .enqueue(announcement.id(), recipients)
        .compose(queued -> needsApproval
            ? store
                .move(announcement.id(), State.AWAITING_APPROVAL, State.DRAFT)
                .map(moved -> already(moved.now()))
            : start(announcement, State.DRAFT));
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
    if (announcement.expiresAt().filter(end -> !clock.instant().isBefore(end)).isPresent()) {
      return done(Outcome.EXPIRED);
    }
    boolean later =
        announcement.sendAt().filter(at -> at.isAfter(clock.instant())).isPresent();
    State to = later ? State.SCHEDULED : State.RUNNING;
    return store
        .touch(announcement.id(), clock.instant())
        .compose(touched -> store.move(announcement.id(), to, from))
        .map(moved -> begun(announcement.id(), moved));
  }

  private Outcome begun(String id, Moved moved) {
    if (moved.done()) {
      broadcaster.look(id);
    }
    return moved.done() ? already(moved.now()) : Outcome.NOT_NOW;
  }

  /** A second person's agreement to exactly what was written. */
  public Future<Outcome> approve(String id, String approver) {
    return store.find(id).compose(found -> {
      if (found.isEmpty()) {
        return done(Outcome.UNKNOWN);
      }
      Announcement announcement = found.get();
      if (announcement.state() != State.AWAITING_APPROVAL) {
        return done(Outcome.NOT_NOW);
      }
      if (announcement.author().equals(approver)) {
        return done(Outcome.OWN_APPROVAL);
      }
      return start(announcement, State.AWAITING_APPROVAL);
    });
  }

  public Future<Outcome> pause(String id) {
    return store
        .find(id)
        .compose(found -> found.isEmpty()
            ? done(Outcome.UNKNOWN)
            : store
                .move(id, State.PAUSED, State.RUNNING, State.SCHEDULED)
                .map(moved -> moved.done() ? Outcome.PAUSED : Outcome.NOT_NOW));
  }

  public Future<Outcome> resume(String id) {
    return store
        .find(id)
        .compose(
            found -> found.isEmpty() ? done(Outcome.UNKNOWN) : start(found.get(), State.PAUSED));
  }

  /** What is sent stays sent; the rest is not. */
  public Future<Outcome> cancel(String id) {
    return store
        .find(id)
        .compose(found -> found.isEmpty()
            ? done(Outcome.UNKNOWN)
            : store
                .move(
                    id,
                    State.CANCELLED,
                    State.DRAFT,
                    State.AWAITING_APPROVAL,
                    State.SCHEDULED,
                    State.RUNNING,
                    State.PAUSED)
                .map(moved -> moved.done() ? Outcome.CANCELLED : Outcome.NOT_NOW));
  }
}
