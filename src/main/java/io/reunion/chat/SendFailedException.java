package io.reunion.chat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** A platform did not take a message, or nobody knows whether it did. The only failure that a send or an edit may have. */
public final class SendFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is to be done about it, in the order of how final it is. */
  public enum Reason {
    /** The chat, or the person's direct chat, does not exist for the bot any more: stop writing to it. */
    GONE,
    /** The bot may not write there now (muted, rights taken); a person has to change that. */
    SUSPENDED,
    /** Definitely not sent; try again after {@link #retryAfter}. */
    RETRY_AFTER,
    /** The access token is stale; refresh it and try again. */
    REFRESH_TOKEN,
    /** The platform refuses this very message; trying again is useless. */
    REJECTED,
    /** The request was written and no answer that proves anything came back. */
    UNKNOWN_OUTCOME
  }

  /** How far a limit reaches that was hit. */
  public enum Scope {
    CHAT,
    ACCOUNT
  }

  private final Reason reason;
  private final String code;
  private final transient Optional<Duration> retryAfter;
  private final Scope scope;
  private final transient Optional<ChatId> successor;

  private SendFailedException(
      Reason reason,
      String code,
      Optional<Duration> retryAfter,
      Scope scope,
      Optional<ChatId> successor) {
    super(reason + ": " + code, null, false, false);
    this.reason = reason;
    this.code = code;
    this.retryAfter = retryAfter;
    this.scope = scope;
    this.successor = successor;
  }

  /**
   * @param code the platform's own word for it, for reports and logs; never contains a token or message text
   */
  public static SendFailedException of(Reason reason, String code) {
    return new SendFailedException(reason, code, Optional.empty(), Scope.CHAT, Optional.empty());
  }

  /** As {@link #of(Reason, String)}, where more than the one chat is concerned: a token, the connection. */
  public static SendFailedException of(Reason reason, Scope scope, String code) {
    return new SendFailedException(reason, code, Optional.empty(), scope, Optional.empty());
  }

  /** What a send that went nowhere gives. */
  public static <T> Future<T> failed(Reason reason, String code) {
    return Future.failedFuture(of(reason, code));
  }

  public static SendFailedException retryAfter(Duration delay, Scope scope, String code) {
    return new SendFailedException(
        Reason.RETRY_AFTER, code, Optional.of(delay), scope, Optional.empty());
  }

  /** The chat has moved; the message was not sent and belongs to {@code successor}. */
  public static SendFailedException moved(ChatId successor, String code) {
    return new SendFailedException(
        Reason.RETRY_AFTER, code, Optional.of(Duration.ZERO), Scope.CHAT, Optional.of(successor));
  }

  public Reason reason() {
    return reason;
  }

  public String code() {
    return code;
  }

  /** How long the platform asks to wait; absent if it did not say. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  public Scope scope() {
    return scope;
  }

  /** The chat's new id, if that is why it failed. */
  public Optional<ChatId> successor() {
    return successor;
  }
}
