package io.reunion.announcement;

import io.reunion.announcement.Announcement.Change;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.delivery.Delivery;
import io.reunion.delivery.Delivery.State;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Ledger.Claim;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
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

  /** What became of a copy. */
  enum Result {
    SENT,
    /** The chat is gone, or wants none: nothing is wrong with the way there. */
    SPARED,
    FAILED,
    LATER
  }

  private final Ledger ledger;
  private final Readers readers;
  private final Outbound outbound;
  private final Pacer pacer;
  private final Copies copies;

  Copier(Ledger ledger, Readers readers, Outbound outbound, Pacer pacer, Copies copies) {
    this.ledger = ledger;
    this.readers = readers;
    this.outbound = outbound;
    this.pacer = pacer;
    this.copies = copies;
  }

  /** Succeeds when the copy is settled or due again later. */
  Future<Result> send(Announcement announcement, Claim claim) {
    ChatId chat = ChatId.parse(claim.recipient());
    Optional<Platform> platform = outbound.platform(chat.account());
    return platform.isEmpty()
        ? refuse(announcement, claim, "account-not-configured", Result.FAILED)
        : readers
            .reader(announcement, chat)
            .compose(recipient -> readers
                .admit(announcement, recipient)
                .compose(admitted -> go(announcement, claim, recipient, platform.get(), admitted)));
  }

  private Future<Result> go(
      Announcement announcement,
      Claim claim,
      Recipient recipient,
      Platform platform,
      Readers.Admission admission) {
    return switch (admission.verdict()) {
      case NO -> refuse(announcement, claim, "opted-out", Result.SPARED);
      case LATER -> giveBack(announcement, claim, admission.delay(), "quiet");
      case YES ->
        pacer
            .acquire(
                recipient.room().chat(),
                recipient.room().kind(),
                platform.capabilities(),
                LONGEST_TURN)
            .compose(wait -> wait.isZero()
                ? sendNow(announcement, claim, recipient, platform)
                : giveBack(announcement, claim, wait, "paced"));
    };
  }

  private Future<Result> giveBack(
      Announcement announcement, Claim claim, Duration wait, String why) {
    return ledger
        .postpone(announcement.id(), claim, State.CLAIMED, wait, why)
        .map(done -> Result.LATER);
  }

  private Future<Result> refuse(Announcement announcement, Claim claim, String why, Result result) {
    return ledger
        .begin(announcement.id(), claim, LEASE)
        .compose(begun -> ledger.settle(announcement.id(), claim, State.FAILED, why))
        .map(done -> result);
  }

  private Future<Result> sendNow(
      Announcement announcement, Claim claim, Recipient recipient, Platform platform) {
    return ledger
        .begin(announcement.id(), claim, LEASE)
        .compose(begun -> begun
            ? once(announcement, claim, recipient, platform)
                .compose(receipt -> sent(announcement, claim, receipt))
                .recover(failure -> refused(announcement, claim, recipient, platform, failure))
            // It was halted, and is due again once it goes on; or it is another worker's by now.
            : giveBack(announcement, claim, Duration.ZERO, "halted"));
  }

  private Future<Receipt> once(
      Announcement announcement, Claim claim, Recipient recipient, Platform platform) {
    if (announcement.change().isPresent()) {
      return change(announcement, recipient, announcement.change().get());
    }
    OutboundMessage copy = copies.message(announcement, recipient);
    return claim.attempt() > 1 && platform instanceof Platform.FindsSent finder
        ? finder
            .findSent(copy.chat(), copy.sendKey(), announcement.createdAt())
            .compose(
                found -> found.map(Future::succeededFuture).orElseGet(() -> write(copy, recipient)))
        : write(copy, recipient);
  }

  private Future<Receipt> write(OutboundMessage copy, Recipient recipient) {
    ChatKind kind = recipient.room().kind();
    return outbound.once(copy, kind).recover(failure -> follow(copy, kind, failure));
  }

  /** A chat that has moved was certainly not written to: the copy goes to where it is now. */
  private Future<Receipt> follow(OutboundMessage copy, ChatKind kind, Throwable failure) {
    return failure instanceof SendFailedException refused && refused.successor().isPresent()
        ? outbound.once(copy.inChat(refused.successor().get()), kind)
        : Future.failedFuture(failure);
  }

  private Future<Receipt> change(Announcement announcement, Recipient recipient, Change change) {
    return ledger
        .find(change.of(), recipient.chat())
        .map(found -> found
            .filter(copy -> copy.state() == State.SENT && !copy.detail().isEmpty())
            .map(Delivery::detail)
            .map(MessageId::new))
        .compose(message -> change(announcement, recipient, change.kind(), message));
  }

  private Future<Receipt> change(
      Announcement announcement,
      Recipient recipient,
      Change.Kind kind,
      Optional<MessageId> message) {
    ChatKind where = recipient.room().kind();
    return switch (kind) {
      case CORRECTION ->
        message
            .map(copy -> outbound
                .edit(copy, copies.message(announcement, recipient), where)
                .map(done -> new Receipt(message))
                .recover(failure -> isOnlyNotEditable(failure)
                    ? write(copies.followUp(announcement, recipient), recipient)
                    : Future.failedFuture(failure)))
            .orElseGet(() -> write(copies.followUp(announcement, recipient), recipient));
      case RECALL ->
        message
            .map(copy -> outbound
                .delete(recipient.room().chat(), copy, where)
                .map(done -> Receipt.WITHOUT_ID))
            .orElseGet(() ->
                Future.failedFuture(SendFailedException.of(Reason.REJECTED, "not-deletable")));
    };
  }

  private static boolean isOnlyNotEditable(Throwable failure) {
    return failure instanceof SendFailedException refused && refused.reason() == Reason.REJECTED;
  }

  private Future<Result> sent(Announcement announcement, Claim claim, Receipt receipt) {
    String message = receipt.message().map(MessageId::value).orElse("");
    return ledger.settle(announcement.id(), claim, State.SENT, message).map(done -> Result.SENT);
  }

  private Future<Result> refused(
      Announcement announcement,
      Claim claim,
      Recipient recipient,
      Platform platform,
      Throwable failure) {
    if (!(failure instanceof SendFailedException refused)) {
      return Future.failedFuture(failure);
    }
    return switch (refused.reason()) {
      case GONE -> lost(announcement, claim, recipient, State.GONE, refused, Result.SPARED);
      case SUSPENDED, REJECTED ->
        lost(announcement, claim, recipient, State.FAILED, refused, Result.FAILED);
      case RETRY_AFTER, REFRESH_TOKEN ->
        again(announcement, claim, recipient, refused, State.FAILED, Duration.ZERO);
      case UNKNOWN_OUTCOME -> unknown(announcement, claim, recipient, platform, refused);
    };
  }

  /** Where the platform knows a send again, or can be asked, or a second copy is wanted, it is tried again. */
  private Future<Result> unknown(
      Announcement announcement,
      Claim claim,
      Recipient recipient,
      Platform platform,
      SendFailedException refused) {
    Duration known = harmless(platform);
    boolean repeat = announcement.unfinished() == Ledger.Unfinished.AGAIN
        || announcement.change().isPresent();
    Future<Void> noted = repeat && known.isZero() && announcement.change().isEmpty()
        ? ledger.repeating(announcement.id(), claim.recipient())
        : Future.succeededFuture();
    return repeat || !known.isZero()
        ? noted.compose(done -> again(
            announcement, claim, recipient, refused, State.UNKNOWN, repeat ? Duration.ZERO : known))
        : lost(announcement, claim, recipient, State.UNKNOWN, refused, Result.FAILED);
  }

  /** For how long after a send it can be known whether it came. */
  static Duration harmless(Platform platform) {
    Duration key = platform.capabilities().idempotentSend();
    return platform instanceof Platform.FindsSent ? Duration.ofDays(1) : key;
  }

  private Future<Result> lost(
      Announcement announcement,
      Claim claim,
      Recipient recipient,
      State state,
      SendFailedException refused,
      Result result) {
    Future<Void> noise =
        state == State.UNKNOWN ? Future.succeededFuture() : readers.spare(announcement, recipient);
    return ledger
        .settle(announcement.id(), claim, state, refused.code())
        .compose(done -> noise)
        .map(done -> result);
  }

  /**
   * @param within how long it may go on; zero: until it was tried often enough
   */
  private Future<Result> again(
      Announcement announcement,
      Claim claim,
      Recipient recipient,
      SendFailedException refused,
      State atLast,
      Duration within) {
    Duration wait = refused.retryAfter().orElse(pause(claim.attempt())).plus(jitter(claim));
    boolean tooLate = !within.isZero() && wait.multipliedBy(3).compareTo(within) > 0;
    return claim.attempt() >= MOST_ATTEMPTS || tooLate
        ? lost(announcement, claim, recipient, atLast, refused, Result.FAILED)
        : ledger
            .postpone(announcement.id(), claim, State.SENDING, wait, refused.code())
            .map(done -> Result.LATER);
  }

  private static Duration pause(int attempt) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 9));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /** So that those who were refused together do not come back together. */
  private static Duration jitter(Claim claim) {
    return Duration.ofMillis(Math.floorMod(claim.recipient().hashCode(), 250));
  }
}
