package io.reunion.announcement;

import io.reunion.bot.Manners;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.delivery.Wishes;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.room.Hush;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who reads a copy, and whether they are to be disturbed by one now. */
final class Readers {
  /** What bounds the noise. */
  record Bounds(QuietHours quiet, int perChatPerDay) {}

  /**
   * Whether a copy may go now.
   *
   * @param why not, or not now; empty if it may
   */
  record Admission(Verdict verdict, Duration delay, String why) {
    private static final Admission YES = new Admission(Verdict.YES, Duration.ZERO, "");

    private static Admission later(Duration wait, String why) {
      return wait.isZero() ? YES : new Admission(Verdict.LATER, wait, why);
    }

    private static Admission no(String why) {
      return new Admission(Verdict.NO, Duration.ZERO, why);
    }
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
      return Future.succeededFuture(Admission.no("not-meant"));
    }
    String counted = counted(announcement);
    Future<Boolean> had = announcement.change().isPresent()
        ? noise.has(recipient.chat(), counted)
        : Future.succeededFuture(false);
    return isDeaf(recipient)
        .compose(deaf -> deaf
            ? Future.succeededFuture(Admission.no("opted-out"))
            : had.compose(known -> known
                ? Future.succeededFuture(Admission.YES)
                : unlessMuted(announcement, recipient)));
  }

  private Future<Admission> unlessMuted(Announcement announcement, Recipient recipient) {
    return muted(recipient.room().hush())
        .map(Future::succeededFuture)
        .orElseGet(() -> hush(announcement, recipient));
  }

  /** A mute holds for what is urgent too; empty if there is none. */
  private Optional<Admission> muted(Hush hush) {
    Instant now = manners.now();
    return hush.isMuted(now)
        ? Optional.of(hush.wait(now)
            .map(wait -> Admission.later(wait, Wishes.MUTED))
            .orElseGet(() -> Admission.no(Wishes.MUTED)))
        : Optional.empty();
  }

  private Future<Boolean> isDeaf(Recipient recipient) {
    return noise
        .isDeaf(recipient.chat())
        .compose(deaf -> deaf || recipient.member().isEmpty()
            ? Future.succeededFuture(deaf)
            : noise.isDeaf("m:" + recipient.member().get().id()));
  }

  private Future<Admission> hush(Announcement announcement, Recipient recipient) {
    boolean urgent = announcement.timing().urgent();
    Duration quiet = urgent
        ? Duration.ZERO
        : bounds.quiet().left(manners.now(), manners.zoneOf(recipient.room()));
    return quiet.isZero()
        ? noise
            .admit(recipient.chat(), counted(announcement), urgent ? 0 : bounds.perChatPerDay())
            .compose(wait -> wait.isZero()
                ? budget(announcement, recipient.room())
                : Future.succeededFuture(Admission.later(wait, "quiet")))
        : Future.succeededFuture(Admission.later(quiet, "quiet"));
  }

  /** What all that the group did not ask for is counted in; what is urgent is counted, and comes all the same. */
  private Future<Admission> budget(Announcement announcement, Room room) {
    if (!room.isGroup()) {
      return Future.succeededFuture(Admission.YES);
    }
    Optional<Integer> perDay =
        announcement.timing().urgent() ? Optional.empty() : room.hush().perDay();
    return rooms
        .unasked()
        .admit(room.chat(), unasked(announcement), perDay)
        .map(wait -> perDay.filter(most -> most == 0).isPresent() && !wait.isZero()
            ? Admission.no(Wishes.OVER_BUDGET)
            : Admission.later(wait, Wishes.OVER_BUDGET));
  }

  /** A change of a copy is counted as that copy. */
  private static String counted(Announcement announcement) {
    return announcement.change().map(Announcement.Change::of).orElse(announcement.id());
  }

  private static String unasked(Announcement announcement) {
    return "announcement " + counted(announcement);
  }

  /** The copy did not come after all. */
  Future<Void> spare(Announcement announcement, Recipient recipient) {
    return announcement.change().isPresent()
        ? Future.succeededFuture()
        : noise
            .forget(recipient.chat(), announcement.id())
            .compose(
                done -> rooms.unasked().forget(recipient.room().chat(), unasked(announcement)));
  }
}
