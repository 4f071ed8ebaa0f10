package io.reunion.announcement;

import io.reunion.bot.Manners;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** Who reads a copy, and whether they are to be disturbed by one now. */
final class Readers {
  /** What bounds the noise. */
  record Bounds(QuietHours quiet, int perChatPerDay) {}

  /** Whether a copy may go now. */
  record Admission(Verdict verdict, Duration delay) {
    private static final Admission YES = new Admission(Verdict.YES, Duration.ZERO);
    private static final Admission NO = new Admission(Verdict.NO, Duration.ZERO);
  }

  /** The answers. */
  enum Verdict {
    YES,
    LATER,
    NO
  }

  private final RoomStore rooms;
  private final MemberStore members;
  private final AnnouncementStore store;
  private final NoiseStore noise;
  private final Manners manners;
  private final Bounds bounds;

  Readers(
      RoomStore rooms,
      MemberStore members,
      AnnouncementStore store,
      NoiseStore noise,
      Manners manners,
      Bounds bounds) {
    this.rooms = rooms;
    this.members = members;
    this.store = store;
    this.noise = noise;
    this.manners = manners;
    this.bounds = bounds;
  }

  Future<Recipient> reader(Announcement announcement, ChatId chat) {
    Future<Room> room =
        rooms.find(chat).map(known -> known.orElseGet(() -> Room.seen(chat, ChatKind.GROUP, "")));
    return announcement.audience().to() == Audience.To.MEMBERS
        ? room.compose(where -> store
            .reader(announcement.id(), chat.toString())
            .compose(this::member)
            .map(member -> new Recipient(where, member)))
        : room.map(where -> new Recipient(where, Optional.empty()));
  }

  private Future<Optional<Member>> member(Optional<String> id) {
    return id.map(text -> members.get(new MemberId(text)))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  /**
   * Nobody is told more than they can bear; what changes an earlier copy disturbs nobody anew, and what is taken back is
   * taken back from everybody. Who is no member of the audience any more gets nothing that is meant for its members.
   */
  Future<Admission> admit(Announcement announcement, Recipient recipient) {
    if (announcement.isRecall()) {
      return Future.succeededFuture(Admission.YES);
    }
    boolean personal = announcement.audience().to() == Audience.To.MEMBERS;
    boolean theirs =
        recipient.member().filter(announcement.audience()::includes).isPresent();
    if (personal && !theirs) {
      return Future.succeededFuture(Admission.NO);
    }
    String counted = announcement.change().map(Announcement.Change::of).orElse(announcement.id());
    Future<Boolean> had = announcement.change().isPresent()
        ? noise.has(recipient.chat(), counted)
        : Future.succeededFuture(false);
    return isDeaf(recipient)
        .compose(deaf -> deaf
            ? Future.succeededFuture(Admission.NO)
            : had.compose(known -> known
                    ? Future.succeededFuture(Duration.ZERO)
                    : hush(announcement, counted, recipient))
                .map(Readers::later));
  }

  private Future<Boolean> isDeaf(Recipient recipient) {
    return noise
        .isDeaf(recipient.chat())
        .compose(deaf -> deaf || recipient.member().isEmpty()
            ? Future.succeededFuture(deaf)
            : noise.isDeaf("m:" + recipient.member().get().id()));
  }

  private static Admission later(Duration wait) {
    return wait.isZero() ? Admission.YES : new Admission(Verdict.LATER, wait);
  }

  private Future<Duration> hush(Announcement announcement, String counted, Recipient recipient) {
    boolean urgent = announcement.timing().urgent();
    Duration quiet = urgent
        ? Duration.ZERO
        : bounds.quiet().left(manners.now(), manners.zoneOf(recipient.room()));
    return quiet.isZero()
        ? noise.admit(recipient.chat(), counted, urgent ? 0 : bounds.perChatPerDay())
        : Future.succeededFuture(quiet);
  }

  /** The copy did not come after all. */
  Future<Void> spare(Announcement announcement, Recipient recipient) {
    return announcement.change().isPresent()
        ? Future.succeededFuture()
        : noise.forget(recipient.chat(), announcement.id());
  }
}
