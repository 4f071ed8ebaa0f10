package io.reunion.announcement;

import io.reunion.bot.Manners;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.delivery.Delivery.State;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Ledger.Claim;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
import io.reunion.delivery.SendKey;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** Sends one copy of an announcement and writes into the ledger what is known of it, no more and no less. */
final class Copier {
  static final Duration LEASE = Duration.ofSeconds(30);
  /** A copy whose turn comes later than this goes back to the queue; well below the lease. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

  private static final int MOST_ATTEMPTS = 12;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final RoomStore rooms;
  private final Outbound outbound;
  private final Pacer pacer;
  private final Manners manners;

  Copier(Ledger ledger, RoomStore rooms, Outbound outbound, Pacer pacer, Manners manners) {
    this.ledger = ledger;
    this.rooms = rooms;
    this.outbound = outbound;
    this.pacer = pacer;
    this.manners = manners;
  }

  /** Succeeds when the copy is settled or due again later. */
  Future<Void> send(Announcement announcement, Claim claim) {
    ChatId chat = ChatId.parse(claim.recipient());
    Optional<Platform> platform = outbound.platform(chat.account());
    if (platform.isEmpty()) {
      return begin(announcement, claim)
          .compose(begun -> settle(announcement, claim, State.FAILED, "account-not-configured"));
    }
    return rooms
        .find(chat)
        .map(known -> known.orElseGet(() -> Room.seen(chat, ChatKind.GROUP, "")))
        .compose(room -> pacer
            .acquire(chat, room.kind(), platform.get().capabilities(), LONGEST_TURN)
            .compose(wait -> wait.isZero()
                ? sendNow(announcement, claim, room, platform.get())
                : ledger
                    .postpone(announcement.id(), claim, State.CLAIMED, wait, "paced")
                    .mapEmpty()));
  }

  private Future<Boolean> begin(Announcement announcement, Claim claim) {
    return ledger.begin(announcement.id(), claim, LEASE);
  }

  private Future<Void> sendNow(
      Announcement announcement, Claim claim, Room room, Platform platform) {
    return begin(announcement, claim)
        .compose(begun -> begun
            ? outbound
                .once(message(announcement, room), room.kind())
                .recover(failure -> follow(announcement, room, failure))
                .compose(receipt -> sent(announcement, claim, receipt))
                .recover(failure -> refused(announcement, claim, platform, failure))
            : Future.succeededFuture());
  }

  private OutboundMessage message(Announcement announcement, Room room) {
    Sentences say = manners.sentencesFor(room);
    String text = say.say("announcement.copy", "text", announcement.textIn(say.language()));
    return OutboundMessage.text(
        room.chat(),
        text,
        SendKey.of("announcement", announcement.id(), room.chat().toString()));
  }

  /** A chat that has moved was certainly not written to: the copy goes to where it is now. */
  private Future<Receipt> follow(Announcement announcement, Room room, Throwable failure) {
    if (failure instanceof SendFailedException refused && refused.successor().isPresent()) {
      OutboundMessage moved =
          message(announcement, room).inChat(refused.successor().get());
      return outbound.once(moved, room.kind());
    }
    return Future.failedFuture(failure);
  }

  private Future<Void> sent(Announcement announcement, Claim claim, Receipt receipt) {
    return settle(
        announcement,
        claim,
        State.SENT,
        receipt.message().map(message -> message.value()).orElse(""));
  }

  private Future<Void> settle(Announcement announcement, Claim claim, State state, String detail) {
    return ledger.settle(announcement.id(), claim, state, detail).mapEmpty();
  }

  private Future<Void> refused(
      Announcement announcement, Claim claim, Platform platform, Throwable failure) {
    if (!(failure instanceof SendFailedException refused)) {
      return Future.failedFuture(failure);
    }
    return switch (refused.reason()) {
      case GONE -> settle(announcement, claim, State.GONE, refused.code());
      case SUSPENDED, REJECTED -> settle(announcement, claim, State.FAILED, refused.code());
      case RETRY_AFTER, REFRESH_TOKEN -> again(announcement, claim, refused);
      case UNKNOWN_OUTCOME -> {
        boolean harmless = !platform.capabilities().idempotentSend().isZero();
        yield harmless || announcement.unfinished() == Ledger.Unfinished.AGAIN
            ? again(announcement, claim, refused)
            : settle(announcement, claim, State.UNKNOWN, refused.code());
      }
    };
  }

  private Future<Void> again(Announcement announcement, Claim claim, SendFailedException refused) {
    if (claim.attempt() >= MOST_ATTEMPTS) {
      State state = refused.reason() == SendFailedException.Reason.UNKNOWN_OUTCOME
          ? State.UNKNOWN
          : State.FAILED;
      return settle(announcement, claim, state, refused.code());
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(claim.attempt(), 8));
    Duration wait =
        refused.retryAfter().orElse(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    return ledger
        .postpone(announcement.id(), claim, State.SENDING, wait, refused.code())
        .mapEmpty();
  }
}
