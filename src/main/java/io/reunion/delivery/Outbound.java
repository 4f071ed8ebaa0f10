package io.reunion.delivery;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.log.Trail;
import io.reunion.room.Pulses;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends replies and cards: in order per chat, again when a platform asks to wait, and with the consequences of a refusal
 * (a chat that is gone is closed, one that moved is followed). A send whose outcome nobody knows is not repeated.
 */
public final class Outbound {
  private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);
  /** Code of a message that was not wanted any more when its turn came. */
  public static final String WITHDRAWN = "withdrawn";

  private static final int MOST_ATTEMPTS = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  /** Hears that a chat goes on under another id. */
  @FunctionalInterface
  public interface Moves {
    Future<Void> moved(ChatId chat, ChatId successor);
  }

  /** Hears of every attempt to send, for meters. */
  @FunctionalInterface
  public interface Sends {
    /** Hears nothing. */
    Sends NONE = (account, outcome, nanos) -> {};

    /**
     * An attempt has ended.
     *
     * @param outcome SENT, or the reason of the refusal
     */
    void ended(AccountId account, String outcome, long nanos);
  }

  private final Vertx vertx;
  private final Map<AccountId, Platform> platforms;
  private final Pacer pacer;
  private final RoomStore rooms;
  private final Moves moves;
  private final Sends sends;
  private final Turns turns;
  private final Courtesy courtesy;
  private final Lanes<ChatId> lanes = new Lanes<>();
  private final Lanes<ChatId> waiting = new Lanes<>();
  private int unfinished;

  public Outbound(
      Vertx vertx, Map<AccountId, Platform> platforms, Pacer pacer, RoomStore rooms, Moves moves) {
    this(vertx, platforms, pacer, rooms, moves, Sends.NONE);
  }

  public Outbound(
      Vertx vertx,
      Map<AccountId, Platform> platforms,
      Pacer pacer,
      RoomStore rooms,
      Moves moves,
      Sends sends) {
    this.vertx = vertx;
    this.platforms = Map.copyOf(platforms);
    this.pacer = pacer;
    this.turns = new Turns(vertx, pacer, System::nanoTime);
    this.rooms = rooms;
    this.courtesy = new Courtesy(rooms, pacer::now);
    this.moves = moves;
    this.sends = sends;
  }

  /** The account through which a chat is reached, if it is configured. */
  public Optional<Platform> platform(AccountId account) {
    return Optional.ofNullable(platforms.get(account));
  }

  /**
   * Sends one message after all earlier ones of its chat, when the account's limits and what the platform holds allow it;
   * before any copy of an announcement. Fails with {@link SendFailedException} and nothing else.
   *
   * @param kind of the chat, for its limits
   */
  public Future<Receipt> send(OutboundMessage message, ChatKind kind) {
    return noted(lanes.run(
        message.chat(), () -> courtesy.counted(message, kind, () -> attempt(message, kind, 1))));
  }

  /** The same of what was asked for, also in a group that is muted; whoever answers knows whether the bot speaks there. */
  public Future<Receipt> answer(OutboundMessage message, ChatKind kind) {
    return noted(lanes.run(message.chat(), () -> attempt(message, kind, 1)));
  }

  /** Goes into a chat to which the bot was invited, where it is not there by that alone. Never fails. */
  public Future<Void> accept(ChatId chat) {
    if (!(platforms.get(chat.account()) instanceof Platform.AcceptsInvitations invited)) {
      return Future.succeededFuture();
    }
    return invited
        .accept(chat)
        .onFailure(failure -> LOG.warn("cannot enter {}: {}", chat, failure.getMessage()))
        .otherwiseEmpty();
  }

  /** Asked when a message's turn has come, right before it leaves. */
  @FunctionalInterface
  public interface Gate {
    /** Whether it may leave. Asked once, also where a platform has the message sent again later. */
    Future<Boolean> opens();
  }

  /** The same where it is known only in the last moment whether it is still wanted; fails with code {@code withdrawn} if not. */
  public Future<Receipt> send(OutboundMessage message, ChatKind kind, Gate gate) {
    ChatId chat = message.chat();
    Supplier<Future<Receipt>> ifWanted = () -> gate.opens()
        .compose(open -> open
            ? retriedFrom(message, kind, 1)
            : SendFailedException.failed(Reason.REJECTED, WITHDRAWN));
    return noted(lanes.run(
        chat, () -> courtesy.counted(message, kind, () -> inTurn(chat, kind, ifWanted))));
  }

  /** How many messages and changes are on their way or wait for their turn. */
  public int unfinished() {
    return unfinished;
  }

  private <T> Future<T> noted(Future<T> sending) {
    unfinished++;
    return sending.onComplete(done -> unfinished--);
  }

  private Future<Receipt> attempt(OutboundMessage message, ChatKind kind, int attempt) {
    return inTurn(message.chat(), kind, () -> retriedFrom(message, kind, attempt));
  }

  private Future<Receipt> retriedFrom(OutboundMessage message, ChatKind kind, int attempt) {
    return said(message, kind)
        .recover(failure -> failure instanceof SendFailedException refused
            ? afterRefusal(message, kind, attempt, refused)
            : Future.failedFuture(failure));
  }

  private Future<Receipt> inTurn(ChatId chat, ChatKind kind, Supplier<Future<Receipt>> send) {
    Platform platform = platforms.get(chat.account());
    return platform == null
        ? send.get()
        : turns.reply(chat, kind, platform.capabilities(), LONGEST_WAIT, send);
  }

  /**
   * Sends once, now, and takes the consequences of a refusal without trying again. Pacing and a group's budget are the
   * caller's.
   */
  public Future<Receipt> once(OutboundMessage message, ChatKind kind) {
    return courtesy.aloud(message.chat(), kind, () -> said(message, kind));
  }

  private Future<Receipt> said(OutboundMessage message, ChatKind kind) {
    Platform platform = platforms.get(message.chat().account());
    if (platform == null) {
      return Future.failedFuture(
          SendFailedException.of(Reason.SUSPENDED, "account-not-configured"));
    }
    long began = System.nanoTime();
    AccountId account = message.chat().account();
    return platform
        .send(message)
        .onSuccess(sent -> {
          sends.ended(account, "SENT", System.nanoTime() - began);
          pulse(kind, pulses -> pulses.sent(message.chat(), pacer.now()));
        })
        .recover(failure -> {
          SendFailedException refused = asRefusal(failure);
          sends.ended(account, refused.reason().name(), System.nanoTime() - began);
          if (refused.reason() != Reason.RETRY_AFTER) {
            String why = refused.reason() + " " + refused.code();
            pulse(kind, pulses -> pulses.failed(message.chat(), why, pacer.now()));
          }
          return noteRefusal(message.chat(), kind, platform, refused);
        });
  }

  private void pulse(ChatKind kind, Consumer<Pulses> noted) {
    if (kind == ChatKind.GROUP) {
      noted.accept(rooms.pulses());
    }
  }

  private static SendFailedException asRefusal(Throwable failure) {
    if (failure instanceof SendFailedException refused) {
      return refused;
    }
    LOG.error("an adapter failed in a way that it must not", failure);
    return SendFailedException.of(Reason.UNKNOWN_OUTCOME, failure.getClass().getSimpleName());
  }

  private <T> Future<T> noteRefusal(
      ChatId chat, ChatKind kind, Platform platform, SendFailedException refused) {
    Future<Void> noted = switch (refused.reason()) {
      case GONE -> rooms.setActive(chat, false);
      case RETRY_AFTER ->
        refused.successor().isPresent()
            ? moves.moved(chat, refused.successor().get())
            : refused
                .retryAfter()
                .map(wait -> hold(chat, kind, platform, refused.scope(), wait))
                .orElse(Future.succeededFuture());
      case SUSPENDED, REFRESH_TOKEN, REJECTED, UNKNOWN_OUTCOME -> Future.succeededFuture();
    };
    return noted
        .onFailure(
            failure -> LOG.warn("could not note that {} was refused: {}", chat, failure.toString()))
        .transform(done -> Future.failedFuture(refused));
  }

  private Future<Void> hold(
      ChatId chat, ChatKind kind, Platform platform, Scope scope, Duration wait) {
    turns.held(chat, scope, wait);
    return pacer.hold(chat, kind, platform.capabilities(), scope, wait);
  }

  private Future<Receipt> afterRefusal(
      OutboundMessage message, ChatKind kind, int attempt, SendFailedException refused) {
    Duration wait = refused.retryAfter().orElse(FIRST_PAUSE.multipliedBy(1L << attempt));
    if (refused.reason() != Reason.RETRY_AFTER
        || attempt >= MOST_ATTEMPTS
        || wait.compareTo(LONGEST_WAIT) > 0) {
      LOG.warn("message to {} not sent: {}", message.chat(), refused.getMessage());
      return Future.failedFuture(refused);
    }
    OutboundMessage next = refused.successor().map(message::inChat).orElse(message);
    return pause(wait).compose(later -> attempt(next, kind, attempt + 1));
  }

  private Future<Void> pause(Duration wait) {
    return wait.isZero()
        ? Future.succeededFuture()
        : Trail.kept(
            vertx.timer(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS).mapEmpty());
  }

  /**
   * Changes what a sent message says, in the order of the chat. Fails with {@link SendFailedException}; code {@code
   * not-editable} when a new message is needed.
   */
  public Future<Void> edit(MessageId message, OutboundMessage replacement, ChatKind kind) {
    Platform platform = platforms.get(replacement.chat().account());
    if (!(platform instanceof Platform.Edits editor)) {
      return Future.failedFuture(SendFailedException.of(Reason.REJECTED, "not-editable"));
    }
    ChatId chat = replacement.chat();
    Edit edit = new Edit(chat, kind, platform, () -> editor.edit(message, replacement));
    return noted(waiting.run(chat, () -> courtesy.quietly(chat, kind, () -> inTurn(edit))));
  }

  /** While a change waits for its turn, replies of its chat do not wait for it. */
  private Future<Void> inTurn(Edit edit) {
    return turns
        .edit(edit.chat(), edit.kind(), edit.platform().capabilities(), LONGEST_WAIT)
        .compose(now -> lanes.run(edit.chat(), () -> retried(edit, 1)));
  }

  /** A change of a message of {@code chat}; the call may be made more than once. */
  private record Edit(ChatId chat, ChatKind kind, Platform platform, Supplier<Future<Void>> call) {}

  private Future<Void> retried(Edit edit, int attempt) {
    return edit.call().get().recover(failure -> {
      SendFailedException refused = asRefusal(failure);
      Duration wait = refused.retryAfter().orElse(FIRST_PAUSE.multipliedBy(1L << attempt));
      boolean again = refused.successor().isEmpty()
          && (refused.reason() == Reason.RETRY_AFTER || refused.reason() == Reason.UNKNOWN_OUTCOME)
          && attempt < MOST_ATTEMPTS
          && wait.compareTo(LONGEST_WAIT) <= 0;
      Future<?> noted = noteHold(edit, refused);
      return again
          ? noted.compose(done -> pause(wait)).compose(later -> retried(edit, attempt + 1))
          : noted.transform(done -> Future.failedFuture(refused));
    });
  }

  /**
   * Takes a sent message back. Fails with {@link SendFailedException}; code {@code not-deletable} where the platform
   * cannot.
   */
  public Future<Void> delete(ChatId chat, MessageId message, ChatKind kind) {
    Platform platform = platforms.get(chat.account());
    if (!(platform instanceof Platform.Deletes deleter)) {
      return Future.failedFuture(SendFailedException.of(Reason.REJECTED, "not-deletable"));
    }
    Edit edit = new Edit(chat, kind, platform, () -> deleter.delete(chat, message));
    return noted(waiting.run(chat, () -> inTurn(edit)));
  }

  /**
   * Keeps a sent message in view. Fails with {@link SendFailedException}; code {@code not-pinnable} where the platform
   * cannot.
   */
  public Future<Void> pin(ChatId chat, MessageId message, ChatKind kind) {
    Platform platform = platforms.get(chat.account());
    if (!(platform instanceof Platform.Pins pinner)) {
      return notPinnable();
    }
    Edit edit = new Edit(chat, kind, platform, () -> pinner.pin(chat, message));
    return noted(waiting.run(chat, () -> courtesy.aloud(chat, kind, () -> inTurn(edit))));
  }

  /** There is nothing by which the platform could keep it in view. */
  public static Future<Void> notPinnable() {
    return Future.failedFuture(SendFailedException.of(Reason.REJECTED, "not-pinnable"));
  }

  private Future<Void> noteHold(Edit edit, SendFailedException refused) {
    return refused
        .retryAfter()
        .filter(wait ->
            refused.reason() == Reason.RETRY_AFTER && refused.successor().isEmpty())
        .map(wait -> hold(edit.chat(), edit.kind(), edit.platform(), refused.scope(), wait))
        .orElse(Future.succeededFuture())
        .onFailure(failure -> LOG.warn("a hold was not noted: {}", failure.toString()))
        .otherwiseEmpty();
  }
}
