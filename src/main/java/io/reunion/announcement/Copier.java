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
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.delivery.Delivery;
import io.reunion.delivery.Delivery.State;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Ledger.Claim;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends one copy of an announcement and writes into the ledger what is known of it, no more and no less. */
final class Copier {
  static final Duration LEASE = Duration.ofSeconds(30);
  /** A copy whose turn comes later than this goes back to the queue; well below the lease. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

  /** When a copy that is to be changed and is on its way is looked at again. */
  private static final Duration UNDER_WAY = Duration.ofSeconds(5);

  /** What became of a copy. */
  enum Result {
    SENT,
    /** The chat is gone, or wants none: nothing is wrong with the way there. */
    SPARED,
    FAILED,
    LATER
  }

  /** One copy on its way. */
  record Copy(Announcement announcement, Claim claim, Recipient recipient, Platform platform) {
    String ledger() {
      return announcement.id();
    }

    ChatId chat() {
      return recipient.room().chat();
    }

    ChatKind kind() {
      return recipient.room().kind();
    }
  }

  private final Ledger ledger;
  private final Readers readers;
  private final Outbound outbound;
  private final Pacer pacer;
  private final Copies copies;
  private final Settling settling;
  private final Pins pins;

  Copier(Ledger ledger, Readers readers, Outbound outbound, Pacer pacer, Copies copies, Pins pins) {
    this.pins = pins;
    this.ledger = ledger;
    this.readers = readers;
    this.outbound = outbound;
    this.pacer = pacer;
    this.copies = copies;
    this.settling = new Settling(ledger, readers, pacer);
  }

  /**
   * A copy that may be sent now.
   *
   * @param copy absent if it is settled already, or due again later
   */
  record Prepared(Optional<Copy> copy, Result result) {}

  /** Finds out who reads the copy and whether they may be disturbed now. */
  Future<Prepared> prepare(Announcement announcement, Claim claim) {
    ChatId chat = ChatId.parse(claim.recipient());
    Optional<Platform> platform = outbound.platform(chat.account());
    return platform.isEmpty()
        ? refuse(announcement.id(), claim, "account-not-configured", Result.FAILED)
            .map(Copier::over)
        : readers
            .reader(announcement, chat)
            .map(recipient -> new Copy(announcement, claim, recipient, platform.get()))
            .compose(copy -> readers
                .admit(announcement, copy.recipient())
                .compose(admitted -> prepared(copy, admitted)));
  }

  private static Prepared over(Result result) {
    return new Prepared(Optional.empty(), result);
  }

  private Future<Prepared> prepared(Copy copy, Readers.Admission admission) {
    return switch (admission.verdict()) {
      case NO ->
        refuse(copy.ledger(), copy.claim(), admission.why(), Result.SPARED).map(Copier::over);
      case LATER -> giveBack(copy, admission.delay(), admission.why()).map(Copier::over);
      case YES -> Future.succeededFuture(new Prepared(Optional.of(copy), Result.LATER));
    };
  }

  /** Sends it in its turn. Succeeds when the copy is settled or due again later. */
  Future<Result> send(Copy copy) {
    return pacer
        .acquire(copy.chat(), copy.kind(), copy.platform().capabilities(), LONGEST_TURN)
        .<Supplier<Future<Result>>>map(
            wait -> () -> wait.isZero() ? sendNow(copy) : giveBack(copy, wait, "paced"))
        .otherwise(failure -> () -> spent(copy, failure))
        .compose(Supplier::get);
  }

  /** Somebody else may send it. */
  Future<Result> giveBack(Copy copy) {
    return giveBack(copy, Duration.ZERO, "stopping");
  }

  /** There is none left for today or this month: a person may try again then. */
  private Future<Result> spent(Copy copy, Throwable failure) {
    return failure instanceof SendFailedException refused
        ? readers
            .spare(copy.announcement(), copy.recipient())
            .compose(done -> refuse(copy.ledger(), copy.claim(), refused.code(), Result.SPARED))
        : Future.failedFuture(failure);
  }

  private Future<Result> giveBack(Copy copy, Duration wait, String why) {
    return ledger
        .postpone(copy.ledger(), copy.claim(), State.CLAIMED, wait, copy.claim().keeping(why))
        .map(done -> Result.LATER);
  }

  private Future<Result> refuse(String id, Claim claim, String why, Result result) {
    return ledger
        .begin(id, claim, LEASE)
        .compose(begun -> ledger.settle(id, claim, State.FAILED, why))
        .map(done -> result);
  }

  private Future<Result> sendNow(Copy copy) {
    return ledger
        .begin(copy.ledger(), copy.claim(), LEASE)
        .compose(begun -> begun
            ? lookUpOrSend(copy)
            // It was halted, and is due again once it goes on; or it is another worker's by now.
            : settling.unspend(copy).compose(done -> giveBack(copy, Duration.ZERO, "halted")));
  }

  /** What an earlier attempt may have sent is looked up first, where the platform can be asked. */
  private Future<Result> lookUpOrSend(Copy copy) {
    boolean asks = copy.claim().unsure() && copy.announcement().change().isEmpty();
    return asks && copy.platform() instanceof Platform.FindsSent finder
        ? finder
            .findSent(
                copy.chat(),
                copies.message(copy.announcement(), copy.recipient()).sendKey(),
                copy.announcement().createdAt())
            .<Supplier<Future<Result>>>map(found ->
                () -> found.map(receipt -> settled(copy, receipt)).orElseGet(() -> write(copy)))
            .otherwise(failure -> () -> settling.unseen(copy, failure, () -> write(copy)))
            .compose(Supplier::get)
        : write(copy);
  }

  private Future<Result> write(Copy copy) {
    return once(copy)
        .<Supplier<Future<Result>>>map(receipt -> () -> settled(copy, receipt))
        .otherwise(failure -> () -> settling.refused(copy, failure))
        .compose(Supplier::get);
  }

  private Future<Result> settled(Copy copy, Receipt receipt) {
    return settling
        .sent(copy, receipt)
        .compose(result -> pins.pin(copy, receipt).map(result));
  }

  private Future<Receipt> once(Copy copy) {
    Optional<Change> change = copy.announcement().change();
    return change.isPresent() ? change(copy, change.get()) : first(copy);
  }

  /** A picture that the platform does not take is no reason to say nothing: a link to it is sent. */
  private Future<Receipt> pictured(Copy copy, OutboundMessage message) {
    return message.image().isEmpty()
        ? write(message, copy.kind())
        : write(message, copy.kind())
            .recover(failure -> isRejected(failure)
                ? write(copies.withoutPicture(message, copy.recipient()), copy.kind())
                : Future.failedFuture(failure));
  }

  private Future<Receipt> write(OutboundMessage message, ChatKind kind) {
    return outbound.once(message, kind).recover(failure -> follow(message, kind, failure));
  }

  /** A chat that has moved was certainly not written to: the copy goes to where it is now. */
  private Future<Receipt> follow(OutboundMessage message, ChatKind kind, Throwable failure) {
    return failure instanceof SendFailedException refused && refused.successor().isPresent()
        ? outbound.once(message.inChat(refused.successor().get()), kind)
        : Future.failedFuture(failure);
  }

  private Future<Receipt> change(Copy copy, Change change) {
    return ledger.find(change.of(), copy.recipient().chat()).compose(found -> {
      State state = found.map(Delivery::state).orElse(State.FAILED);
      if (state == State.SENDING) {
        return Future.failedFuture(
            SendFailedException.retryAfter(UNDER_WAY, Scope.CHAT, "copy-under-way"));
      }
      Optional<MessageId> message = found
          .filter(old -> state == State.SENT && !old.detail().isEmpty())
          .map(Delivery::detail)
          .map(MessageId::new);
      boolean none = state == State.QUEUED || state == State.CLAIMED;
      return switch (change.kind()) {
        case CORRECTION -> none ? first(copy) : correct(copy, message);
        case RECALL -> recall(copy, message);
      };
    });
  }

  private Future<Receipt> first(Copy copy) {
    return pictured(copy, copies.message(copy.announcement(), copy.recipient()));
  }

  private Future<Receipt> correct(Copy copy, Optional<MessageId> message) {
    return message
        .map(old -> outbound
            .edit(old, copies.message(copy.announcement(), copy.recipient()), copy.kind())
            .map(done -> new Receipt(message))
            .recover(failure -> isRejected(failure) ? follow(copy) : Future.failedFuture(failure)))
        .orElseGet(() -> follow(copy));
  }

  private Future<Receipt> follow(Copy copy) {
    return write(copies.followUp(copy.announcement(), copy.recipient()), copy.kind());
  }

  private Future<Receipt> recall(Copy copy, Optional<MessageId> message) {
    return message
        .map(old -> outbound.delete(copy.chat(), old, copy.kind()).map(done -> Receipt.WITHOUT_ID))
        .orElseGet(
            () -> Future.failedFuture(SendFailedException.of(Reason.REJECTED, "not-deletable")));
  }

  private static boolean isRejected(Throwable failure) {
    return failure instanceof SendFailedException refused && refused.reason() == Reason.REJECTED;
  }
}
