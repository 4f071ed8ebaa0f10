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
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends replies and cards: in order per chat, again when a platform asks to wait, and with the consequences of a refusal
 * (a chat that is gone is closed, one that moved is followed). A send whose outcome nobody knows is not repeated.
 */
public final class Outbound {
  private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);
  private static final int MOST_ATTEMPTS = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  /** Hears that a chat goes on under another id. */
  @FunctionalInterface
  public interface Moves {
    Future<Void> moved(ChatId chat, ChatId successor);
  }

  private final Vertx vertx;
  private final Map<AccountId, Platform> platforms;
  private final Pacer pacer;
  private final RoomStore rooms;
  private final Moves moves;
  private final Lanes<ChatId> lanes = new Lanes<>();

  public Outbound(
      Vertx vertx, Map<AccountId, Platform> platforms, Pacer pacer, RoomStore rooms, Moves moves) {
    this.vertx = vertx;
    this.platforms = Map.copyOf(platforms);
    this.pacer = pacer;
    this.rooms = rooms;
    this.moves = moves;
  }

  /** The account through which a chat is reached, if it is configured. */
  public Optional<Platform> platform(AccountId account) {
    return Optional.ofNullable(platforms.get(account));
  }

  /**
   * Sends one message after all earlier ones of its chat. Fails with {@link SendFailedException} and nothing else.
   *
   * @param kind of the chat, for its limits
   */
  public Future<Receipt> send(OutboundMessage message, ChatKind kind) {
    return lanes.run(message.chat(), () -> {
      count(message.chat(), kind);
      return attempt(message, kind, 1);
    });
  }

  /** A reply waits for no limit, but what is paced has to know of it. Nobody waits for the counting either. */
  private void count(ChatId chat, ChatKind kind) {
    Platform platform = platforms.get(chat.account());
    if (platform != null && !platform.capabilities().limits().isEmpty()) {
      pacer
          .count(chat, kind, platform.capabilities())
          .onFailure(failure -> LOG.warn("a reply was not counted: {}", failure.toString()));
    }
  }

  private Future<Receipt> attempt(OutboundMessage message, ChatKind kind, int attempt) {
    return once(message, kind)
        .recover(failure -> failure instanceof SendFailedException refused
            ? afterRefusal(message, kind, attempt, refused)
            : Future.failedFuture(failure));
  }

  /**
   * Sends once, now, and takes the consequences of a refusal without trying again. Pacing is the caller's.
   */
  public Future<Receipt> once(OutboundMessage message, ChatKind kind) {
    Platform platform = platforms.get(message.chat().account());
    if (platform == null) {
      return Future.failedFuture(
          SendFailedException.of(Reason.SUSPENDED, "account-not-configured"));
    }
    return platform
        .send(message)
        .recover(failure -> noteRefusal(message.chat(), kind, platform, asRefusal(failure)));
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
                .map(wait -> pacer.hold(chat, kind, platform.capabilities(), refused.scope(), wait))
                .orElse(Future.succeededFuture());
      case SUSPENDED, REFRESH_TOKEN, REJECTED, UNKNOWN_OUTCOME -> Future.succeededFuture();
    };
    return noted
        .onFailure(
            failure -> LOG.warn("could not note that {} was refused: {}", chat, failure.toString()))
        .transform(done -> Future.failedFuture(refused));
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
        : vertx.timer(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS).mapEmpty();
  }

  /**
   * Changes what a sent message says, in the order of the chat. Fails with {@link SendFailedException}; code {@code
   * not-editable} when a new message is needed.
   */
  public Future<Void> edit(MessageId message, OutboundMessage replacement, ChatKind kind) {
    if (!(platforms.get(replacement.chat().account()) instanceof Platform.Edits editor)) {
      return Future.failedFuture(SendFailedException.of(Reason.REJECTED, "not-editable"));
    }
    return lanes.run(
        replacement.chat(),
        () -> retried(() -> editor.edit(message, replacement), replacement.chat(), kind, 1));
  }

  private Future<Void> retried(
      Supplier<Future<Void>> call, ChatId chat, ChatKind kind, int attempt) {
    return call.get().recover(failure -> {
      SendFailedException refused = asRefusal(failure);
      Duration wait = refused.retryAfter().orElse(FIRST_PAUSE.multipliedBy(1L << attempt));
      boolean again = refused.successor().isEmpty()
          && (refused.reason() == Reason.RETRY_AFTER || refused.reason() == Reason.UNKNOWN_OUTCOME)
          && attempt < MOST_ATTEMPTS
          && wait.compareTo(LONGEST_WAIT) <= 0;
      return again
          ? pause(wait).compose(later -> retried(call, chat, kind, attempt + 1))
          : Future.failedFuture(refused);
    });
  }

  /**
   * Takes a sent message back. Fails with {@link SendFailedException}; code {@code not-deletable} where the platform
   * cannot.
   */
  public Future<Void> delete(ChatId chat, MessageId message, ChatKind kind) {
    return platforms.get(chat.account()) instanceof Platform.Deletes deleter
        ? lanes.run(chat, () -> retried(() -> deleter.delete(chat, message), chat, kind, 1))
        : Future.failedFuture(SendFailedException.of(Reason.REJECTED, "not-deletable"));
  }
}
