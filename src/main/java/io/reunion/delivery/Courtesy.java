package io.reunion.delivery;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.room.Hush;
import io.reunion.room.Restraint;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a group is told something that nobody there has asked for. Where the bot only listens, where it is muted until
 * somebody lifts that, and where the budget is none, it is not said; what a mute or a budget lets through within a day is
 * to come again then. Where nobody knows, it is to come again shortly.
 */
final class Courtesy {
  private static final Duration SHORTLY = Duration.ofSeconds(1);

  private final RoomStore rooms;
  private final Supplier<Instant> now;

  Courtesy(RoomStore rooms, Supplier<Instant> now) {
    this.rooms = rooms;
    this.now = now;
  }

  /** Does what changes something that is there already: nobody is disturbed by it. */
  <T> Future<T> quietly(ChatId chat, ChatKind kind, Supplier<Future<T>> does) {
    return kind == ChatKind.DIRECT
        ? does.get()
        : restraint(chat)
            .compose(known -> known.listening() ? refused(Wishes.LISTENING) : does.get());
  }

  /** Does what is noticed in a chat. */
  <T> Future<T> aloud(ChatId chat, ChatKind kind, Supplier<Future<T>> does) {
    return kind == ChatKind.DIRECT
        ? does.get()
        : restraint(chat).compose(known -> unmuted(known, does));
  }

  /** The same of a message that the group's budget is asked for; one that did not come costs nothing. */
  <T> Future<T> counted(OutboundMessage message, ChatKind kind, Supplier<Future<T>> does) {
    return kind == ChatKind.DIRECT
        ? does.get()
        : restraint(message.chat())
            .compose(known -> unmuted(known, () -> budgeted(message, known.hush(), does)));
  }

  private Future<Restraint> restraint(ChatId chat) {
    return rooms.restraint(chat).recover(unknown -> away());
  }

  private static <T> Future<T> away() {
    return Future.failedFuture(SendFailedException.retryAfter(SHORTLY, Scope.CHAT, "redis-away"));
  }

  private static <T> Future<T> refused(String code) {
    return Future.failedFuture(SendFailedException.of(Reason.REJECTED, code));
  }

  private <T> Future<T> unmuted(Restraint known, Supplier<Future<T>> does) {
    if (known.listening()) {
      return refused(Wishes.LISTENING);
    }
    Instant moment = now.get();
    return known.hush().isMuted(moment)
        ? known
            .hush()
            .wait(moment)
            .<Future<T>>map(wait ->
                Future.failedFuture(SendFailedException.retryAfter(wait, Scope.CHAT, Wishes.MUTED)))
            .orElseGet(() -> refused(Wishes.MUTED))
        : does.get();
  }

  private <T> Future<T> budgeted(OutboundMessage message, Hush hush, Supplier<Future<T>> does) {
    Optional<Integer> perDay = hush.perDay();
    return rooms
        .unasked()
        .admit(message.chat(), message.sendKey(), perDay)
        .recover(unknown -> perDay.isPresent() ? away() : Future.succeededFuture(Duration.ZERO))
        .compose(wait -> wait.isZero()
            ? does.get().recover(failure -> spared(message, failure))
            : perDay.filter(most -> most == 0).isPresent()
                ? refused(Wishes.OVER_BUDGET)
                : Future.failedFuture(
                    SendFailedException.retryAfter(wait, Scope.CHAT, Wishes.OVER_BUDGET)));
  }

  private <T> Future<T> spared(OutboundMessage message, Throwable failure) {
    boolean mayHaveCome =
        failure instanceof SendFailedException sent && sent.reason() == Reason.UNKNOWN_OUTCOME;
    return mayHaveCome
        ? Future.failedFuture(failure)
        : rooms
            .unasked()
            .forget(message.chat(), message.sendKey())
            .transform(done -> Future.failedFuture(failure));
  }
}
