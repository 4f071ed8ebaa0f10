package io.reunion.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.Fields;
import io.reunion.platform.StatusFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What {@code {"code":...,"message":...}} with an error status means. */
final class DiscordFailures {
  /** The webhook of an interaction is unknown: it has expired, or its response has not been read yet. */
  static final String TOO_EARLY = "unknown-webhook";

  static final String NO_MESSAGE = "no-such-message";
  static final String NOT_EDITABLE = "not-editable";

  private static final int TOO_MANY = 429;

  private record Row(Reason reason, Scope scope, String code) {
    Row(Reason reason, String code) {
      this(reason, Scope.CHAT, code);
    }
  }

  private static final Map<Integer, Row> TABLE = Map.ofEntries(
      Map.entry(10_003, new Row(Reason.GONE, "no-such-channel")),
      Map.entry(10_004, new Row(Reason.GONE, "no-such-server")),
      Map.entry(10_013, new Row(Reason.GONE, "no-such-user")),
      Map.entry(50_001, new Row(Reason.GONE, "no-access")),
      Map.entry(50_007, new Row(Reason.GONE, "cannot-write-to-person")),
      Map.entry(50_278, new Row(Reason.GONE, "cannot-write-to-person")),
      Map.entry(50_013, new Row(Reason.SUSPENDED, "no-permission")),
      Map.entry(50_083, new Row(Reason.SUSPENDED, "thread-archived")),
      Map.entry(40_001, new Row(Reason.SUSPENDED, Scope.ACCOUNT, "token-refused")),
      Map.entry(50_014, new Row(Reason.SUSPENDED, Scope.ACCOUNT, "token-refused")),
      Map.entry(20_016, new Row(Reason.RETRY_AFTER, "slow-mode")),
      Map.entry(20_028, new Row(Reason.RETRY_AFTER, "channel-limit")),
      Map.entry(20_029, new Row(Reason.RETRY_AFTER, "server-limit")),
      Map.entry(40_003, new Row(Reason.RETRY_AFTER, Scope.ACCOUNT, "too-many-direct-chats")),
      Map.entry(40_062, new Row(Reason.RETRY_AFTER, "resource-limit")),
      Map.entry(130_000, new Row(Reason.RETRY_AFTER, Scope.ACCOUNT, "overloaded")),
      Map.entry(10_008, new Row(Reason.REJECTED, NO_MESSAGE)),
      Map.entry(50_005, new Row(Reason.REJECTED, NOT_EDITABLE)),
      Map.entry(30_046, new Row(Reason.REJECTED, NOT_EDITABLE)),
      Map.entry(10_014, new Row(Reason.REJECTED, "no-such-emoji")),
      Map.entry(10_015, new Row(Reason.REJECTED, TOO_EARLY)),
      Map.entry(10_062, new Row(Reason.REJECTED, "interaction-expired")),
      Map.entry(40_060, new Row(Reason.REJECTED, "answered-already")),
      Map.entry(50_027, new Row(Reason.REJECTED, "interaction-expired")));

  private DiscordFailures() {}

  static SendFailedException of(ApiAnswer answer, Instant now) {
    Optional<JsonNode> json = answer.json();
    if (answer.status() == TOO_MANY) {
      return limited(answer, json, now);
    }
    int code = json.map(body -> (int) Fields.integer(body, "code").orElse(0)).orElse(0);
    Row row = TABLE.get(code);
    if (row == null || answer.status() >= 500) {
      return row == null && code != 0 && answer.status() == 400
          ? SendFailedException.of(Reason.REJECTED, "error-" + code)
          : StatusFailures.of(answer, now, Scope.ACCOUNT);
    }
    return row.reason() == Reason.RETRY_AFTER
        ? StatusFailures.retry(wait(answer, json, now), row.scope(), row.code())
        : SendFailedException.of(row.reason(), row.scope(), row.code());
  }

  /**
   * The global limit stops all; a channel's own, or one that it shares with other bots, only that channel. What stands before
   * Discord's API, and speaks no JSON, shuts out the address that we call from.
   */
  private static SendFailedException limited(
      ApiAnswer answer, Optional<JsonNode> json, Instant now) {
    boolean global = json.isEmpty()
        || json.filter(body -> Fields.isTrue(body, "global")).isPresent()
        || "global".equals(answer.headers().get("X-RateLimit-Scope"))
        || "true".equals(answer.headers().get("X-RateLimit-Global"));
    return StatusFailures.retry(
        wait(answer, json, now), global ? Scope.ACCOUNT : Scope.CHAT, "rate-limit");
  }

  private static Optional<Duration> wait(ApiAnswer answer, Optional<JsonNode> json, Instant now) {
    return json.map(body -> body.path("retry_after").asText(""))
        .flatMap(ApiAnswer::seconds)
        .or(() -> answer.retryAfter(now));
  }

  /** An edit of a message that is not there any more: a new one is needed. */
  static SendFailedException ofEdit(SendFailedException failure) {
    return failure.code().equals(NO_MESSAGE)
        ? SendFailedException.of(Reason.REJECTED, NOT_EDITABLE)
        : failure;
  }
}
