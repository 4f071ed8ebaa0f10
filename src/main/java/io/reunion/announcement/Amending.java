package io.reunion.announcement;

import io.reunion.announcement.Announcement.Change;
import io.reunion.announcement.Announcement.Change.Kind;
import io.reunion.announcement.Announcement.Content;
import io.reunion.announcement.Announcement.State;
import io.reunion.announcement.Announcement.Timing;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.delivery.Delivery;
import io.reunion.delivery.Ledger;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.Batches;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Announcements that correct or take back the copies of an earlier one. One that is still under way stops for it: a
 * correction brings those who have had no copy yet the new text as it is, and whoever takes back what was said wants no
 * more of it said.
 */
final class Amending {
  private final AnnouncementStore store;
  private final Ledger ledger;
  private final RoomStore rooms;
  private final MemberStore members;

  Amending(AnnouncementStore store, Ledger ledger, RoomStore rooms, MemberStore members) {
    this.store = store;
    this.ledger = ledger;
    this.rooms = rooms;
    this.members = members;
  }

  /** Empty if there is nothing of {@code of} to be changed: it is not sent yet, a change itself, or taken back. */
  Future<Optional<Announcement>> change(
      Change change, String id, String author, Content content, Instant now) {
    return store
        .find(change.of())
        .compose(found -> store
            .annals()
            .change(change.of())
            .map(earlier -> found
                .filter(old -> old.state() != State.DRAFT
                    && old.state() != State.AWAITING_APPROVAL
                    && old.change().isEmpty()
                    && earlier
                        .filter(one -> one.kind() == Kind.RECALL && !one.of().equals(id))
                        .isEmpty())
                .map(old -> new Announcement(
                    id,
                    author,
                    content,
                    old.audience(),
                    timing(old, change.kind()),
                    State.DRAFT,
                    now,
                    old.unfinished(),
                    Optional.of(change),
                    Optional.empty()))));
  }

  /** What is corrected before its time is said at its time. */
  private static Timing timing(Announcement old, Kind kind) {
    boolean due = switch (old.state()) {
      case SCHEDULED -> true;
      case RUNNING, PAUSED -> old.timing().everyonesClock();
      case DRAFT, AWAITING_APPROVAL, DONE, CANCELLED -> false;
    };
    return due && kind == Kind.CORRECTION ? old.timing() : Timing.NOW;
  }

  /** Where there are copies to be changed, or will be when what is under way there is over; for a correction also where none is yet. */
  Future<List<Recipient>> holders(Change change) {
    return ledger
        .copies(change.of())
        .compose(all -> Batches.map(
            all.stream()
                .filter(copy -> concerns(change.kind(), copy.state()))
                .map(Delivery::recipient)
                .toList(),
            chat -> holder(change.of(), ChatId.parse(chat))))
        .map(found -> found.stream()
            .filter(one -> one.room().active() && !one.room().listening())
            .toList());
  }

  private static boolean concerns(Kind kind, Delivery.State state) {
    return switch (state) {
      case SENT, SENDING -> true;
      case QUEUED, CLAIMED -> kind == Kind.CORRECTION;
      case FAILED, GONE, UNKNOWN -> false;
    };
  }

  private Future<Recipient> holder(String of, ChatId chat) {
    Future<Optional<Member>> member = store
        .reader(of, chat.toString())
        .compose(id -> id.map(known -> members.get(new MemberId(known)))
            .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    return rooms
        .find(chat)
        .map(known -> known.orElseGet(() -> Room.seen(chat, ChatKind.GROUP, "")))
        .compose(room -> member.map(reader -> new Recipient(room, reader)));
  }

  /** No more copies of the old text are begun. Calling twice is harmless. */
  Future<Void> hold(Change change) {
    return store
        .find(change.of())
        .compose(old -> old.filter(one -> isActive(one.state())).isEmpty()
            ? Future.succeededFuture()
            : ledger
                .halt(change.of(), true)
                .compose(
                    halted -> store.move(change.of(), State.PAUSED, State.RUNNING, State.SCHEDULED))
                .mapEmpty());
  }

  private static boolean isActive(State state) {
    return state == State.RUNNING || state == State.SCHEDULED;
  }

  /** From now on the change stands for it. Calling twice is harmless. */
  Future<Void> replace(Change change, String id) {
    return hold(change)
        .compose(held ->
            store.move(change.of(), State.CANCELLED, State.PAUSED, State.RUNNING, State.SCHEDULED))
        .compose(moved -> store.annals().changed(change.of(), new Change(change.kind(), id)));
  }
}
