package io.reunion.announcement;

import io.reunion.announcement.Copier.Copy;
import io.reunion.announcement.Copier.Result;
import io.reunion.chat.MessageId;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.delivery.Delivery.State;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Pacer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/** Writes into the ledger what an attempt has come to. */
final class Settling {
  private static final int MOST_ATTEMPTS = 12;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** What the platform is still at work on is not to be seen yet: a look too early would find nothing. */
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Readers readers;
  private final Pacer pacer;

  Settling(Ledger ledger, Readers readers, Pacer pacer) {
    this.ledger = ledger;
    this.readers = readers;
    this.pacer = pacer;
  }

  Future<Result> sent(Copy copy, Receipt receipt) {
    String message = receipt.message().map(MessageId::value).orElse("");
    return ledger.settle(copy.ledger(), copy.claim(), State.SENT, message).map(done -> Result.SENT);
  }

  Future<Result> refused(Copy copy, Throwable failure) {
    if (!(failure instanceof SendFailedException refused)) {
      return Future.failedFuture(failure);
    }
    return refused.reason() == Reason.UNKNOWN_OUTCOME
        ? unknown(copy, refused)
        : unspend(copy).compose(done -> notTaken(copy, refused));
  }

  /** What was not sent is not counted. */
  Future<Void> unspend(Copy copy) {
    return pacer.unspend(copy.chat().account(), copy.platform().capabilities());
  }

  private Future<Result> notTaken(Copy copy, SendFailedException refused) {
    return switch (refused.reason()) {
      case GONE -> lost(copy, State.GONE, refused, Result.SPARED);
      case SUSPENDED, REJECTED -> lost(copy, notSent(copy), refused, Result.FAILED);
      case RETRY_AFTER, REFRESH_TOKEN ->
        again(copy, refused, stillUnsure(copy) + refused.code(), notSent(copy), Duration.ZERO);
      case UNKNOWN_OUTCOME -> unknown(copy, refused);
    };
  }

  /** That this attempt was refused says nothing of an earlier one, unless that was looked up. */
  private static String stillUnsure(Copy copy) {
    return copy.claim().unsure() && !(copy.platform() instanceof Platform.FindsSent)
        ? Ledger.Claim.UNSURE
        : "";
  }

  private static State notSent(Copy copy) {
    return stillUnsure(copy).isEmpty() ? State.FAILED : State.UNKNOWN;
  }

  /**
   * It could not be looked up whether an earlier attempt came: that is tried again for a while, and then a person decides,
   * unless a second copy is wanted.
   *
   * @param send sends it all the same
   */
  Future<Result> unseen(Copy copy, Throwable failure, Supplier<Future<Result>> send) {
    if (!(failure instanceof SendFailedException refused)) {
      return Future.failedFuture(failure);
    }
    return switch (refused.reason()) {
      case RETRY_AFTER, REFRESH_TOKEN, UNKNOWN_OUTCOME ->
        again(
            copy,
            refused,
            Ledger.Claim.UNSURE + refused.code(),
            State.UNKNOWN,
            harmless(copy.platform()));
      case GONE, SUSPENDED, REJECTED ->
        copy.announcement().unfinished() == Ledger.Unfinished.AGAIN
            ? ledger.repeating(copy.ledger(), copy.claim().recipient()).compose(noted -> send.get())
            : lost(copy, State.UNKNOWN, refused, Result.FAILED);
    };
  }

  /** Where the platform knows a send again, or can be asked, or a second copy is wanted, it is tried again. */
  private Future<Result> unknown(Copy copy, SendFailedException refused) {
    Duration known = harmless(copy.platform());
    boolean changes = copy.announcement().change().isPresent();
    boolean repeat = copy.announcement().unfinished() == Ledger.Unfinished.AGAIN || changes;
    if (!repeat && known.isZero()) {
      return lost(copy, State.UNKNOWN, refused, Result.FAILED);
    }
    Future<Void> noted = repeat && known.isZero() && !changes
        ? ledger.repeating(copy.ledger(), copy.claim().recipient())
        : Future.succeededFuture();
    return noted.compose(done -> again(
        copy,
        refused,
        Ledger.Claim.UNSURE + refused.code(),
        State.UNKNOWN,
        repeat ? Duration.ZERO : known));
  }

  /** For how long after a send it can be known whether it came. */
  static Duration harmless(Platform platform) {
    Duration key = platform.capabilities().idempotentSend();
    return platform instanceof Platform.FindsSent ? Duration.ofDays(1) : key;
  }

  private Future<Result> lost(Copy copy, State state, SendFailedException refused, Result result) {
    Future<Void> noise = state == State.UNKNOWN
        ? Future.succeededFuture()
        : readers.spare(copy.announcement(), copy.recipient());
    return ledger
        .settle(copy.ledger(), copy.claim(), state, refused.code())
        .compose(done -> noise)
        .map(done -> result);
  }

  /**
   * @param within how long it may go on; zero: until it was tried often enough
   */
  private Future<Result> again(
      Copy copy, SendFailedException refused, String why, State atLast, Duration within) {
    int attempt = copy.claim().attempt();
    Duration asked = refused.retryAfter().orElse(pause(attempt));
    boolean looksUp =
        refused.reason() == Reason.UNKNOWN_OUTCOME && copy.platform() instanceof Platform.FindsSent;
    Duration wait = (looksUp && asked.compareTo(SETTLED) < 0 ? SETTLED : asked).plus(jitter(copy));
    boolean tooLate = !within.isZero() && wait.multipliedBy(3).compareTo(within) > 0;
    return attempt >= MOST_ATTEMPTS || tooLate
        ? lost(copy, atLast, refused, Result.FAILED)
        : ledger
            .postpone(copy.ledger(), copy.claim(), State.SENDING, wait, why)
            .map(done -> Result.LATER);
  }

  private static Duration pause(int attempt) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 9));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /** So that those who were refused together do not come back together. */
  private static Duration jitter(Copy copy) {
    return Duration.ofMillis(Math.floorMod(copy.claim().recipient().hashCode(), 250));
  }
}
