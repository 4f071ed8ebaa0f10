package io.reunion.platform.matrix;

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
import java.util.OptionalLong;

/** What {@code {"errcode":"M_...","error":...}} means. */
final class MatrixFailures {
  static final String SAME_REACTION = "same-reaction";
  static final String NOT_FOUND = "not-found";

  private MatrixFailures() {}

  static SendFailedException of(ApiAnswer answer, Optional<JsonNode> json, Instant now) {
    String code = json.map(body -> Fields.text(body, "errcode")).orElse("");
    if (answer.status() >= 500) {
      return StatusFailures.of(answer, now, Scope.ACCOUNT);
    }
    return switch (code) {
      case "M_FORBIDDEN", "M_GUEST_ACCESS_FORBIDDEN" ->
        SendFailedException.of(Reason.GONE, "not-in-the-room");
      case "M_NOT_FOUND" -> SendFailedException.of(Reason.GONE, NOT_FOUND);
      case "M_UNKNOWN_TOKEN", "M_MISSING_TOKEN", "M_EXCLUSIVE" ->
        SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, "token-refused");
      case "M_USER_DEACTIVATED", "M_USER_SUSPENDED", "M_RESOURCE_LIMIT_EXCEEDED" ->
        SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, "account-closed");
      case "M_LIMIT_EXCEEDED" ->
        StatusFailures.retry(wait(answer, json, now), Scope.ACCOUNT, "limit");
      case "M_TOO_LARGE" -> SendFailedException.of(Reason.REJECTED, "too-long");
      case "M_DUPLICATE_ANNOTATION" -> SendFailedException.of(Reason.REJECTED, SAME_REACTION);
      default -> StatusFailures.of(answer, now, Scope.ACCOUNT);
    };
  }

  private static Optional<Duration> wait(ApiAnswer answer, Optional<JsonNode> json, Instant now) {
    OptionalLong millis =
        json.map(body -> Fields.integer(body, "retry_after_ms")).orElse(OptionalLong.empty());
    return answer
        .retryAfter(now)
        .or(() -> millis.isPresent() && millis.getAsLong() >= 0
            ? Optional.of(ApiAnswer.bounded(Duration.ofMillis(millis.getAsLong())))
            : Optional.empty());
  }
}
