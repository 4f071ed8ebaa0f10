package io.reunion.platform.rocketchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.Fields;
import io.reunion.platform.StatusFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code {"success":false,"errorType":...}} means; older methods have the type only within their words. */
final class RocketChatFailures {
  static final String NOT_EDITABLE = "not-editable";
  static final String NO_MESSAGE = "no-message";

  private static final Pattern TYPE = Pattern.compile("\\[(error-[a-z-]{1,64})]");
  private static final Pattern SHAPE = Pattern.compile("error-[a-z-]{1,64}");

  private RocketChatFailures() {}

  static SendFailedException of(ApiAnswer answer, Instant now) {
    String type = answer.json().map(RocketChatFailures::type).orElse("");
    if (answer.status() == 429 || type.equals("error-too-many-requests")) {
      return StatusFailures.retry(reset(answer, now), Scope.ACCOUNT, "too-many-requests");
    }
    return switch (type) {
      case "error-room-not-found",
          "error-invalid-room",
          "error-room-archived",
          "error-room-does-not-exist",
          "error-invalid-user",
          "error-user-not-found",
          "error-not-allowed" -> SendFailedException.of(Reason.GONE, type);
      case "error-action-not-allowed", "error-you-are-muted", "error-room-is-read-only" ->
        SendFailedException.of(Reason.SUSPENDED, type);
      case "error-message-size-exceeded" -> SendFailedException.of(Reason.REJECTED, "too-long");
      case "error-message-not-found", "error-invalid-message" ->
        SendFailedException.of(Reason.REJECTED, NO_MESSAGE);
      case "" -> StatusFailures.of(answer, now, Scope.ACCOUNT);
      default ->
        SendFailedException.of(
            answer.status() >= 500 ? Reason.UNKNOWN_OUTCOME : Reason.REJECTED, type);
    };
  }

  private static String type(JsonNode body) {
    String type = Fields.text(body, "errorType");
    if (SHAPE.matcher(type).matches()) {
      return type;
    }
    Matcher within = TYPE.matcher(Fields.text(body, "error"));
    return within.find() ? within.group(1) : "";
  }

  /** The moment at which the limit is lifted, in milliseconds. */
  private static Optional<Duration> reset(ApiAnswer answer, Instant now) {
    String moment =
        Optional.ofNullable(answer.headers().get("X-RateLimit-Reset")).orElse("");
    return answer
        .retryAfter(now)
        .or(() -> moment.matches("[0-9]{13}")
            ? ApiAnswer.seconds(Long.toString(
                Math.max(0, (Long.parseLong(moment) - now.toEpochMilli() + 999) / 1000)))
            : Optional.empty());
  }

  /** An edit that cannot be: a new message is needed. */
  static SendFailedException ofEdit(SendFailedException failure) {
    return switch (failure.code()) {
      case NO_MESSAGE, "error-action-not-allowed", "error-message-editing-blocked", "http-400" ->
        SendFailedException.of(Reason.REJECTED, NOT_EDITABLE);
      default -> failure;
    };
  }
}
