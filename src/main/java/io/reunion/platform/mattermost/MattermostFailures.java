package io.reunion.platform.mattermost;

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

/** What {@code {"id":"...","status_code":...}} means. */
final class MattermostFailures {
  static final String NOT_EDITABLE = "not-editable";
  static final String NO_POST = "no-post";

  private MattermostFailures() {}

  static SendFailedException of(ApiAnswer answer, Instant now) {
    Optional<JsonNode> json = answer.json();
    String id = json.map(body -> Fields.text(body, "id")).orElse("");
    return switch (answer.status()) {
      case 429 -> StatusFailures.retry(reset(answer, now), Scope.ACCOUNT, "too-many-requests");
      case 400 -> refused(id);
      case 403 ->
        id.contains("permissions")
            ? SendFailedException.of(Reason.GONE, "no-permission")
            : SendFailedException.of(Reason.SUSPENDED, "http-403");
      case 404 ->
        id.contains("channel") || id.contains("user")
            ? SendFailedException.of(Reason.GONE, "no-channel")
            : SendFailedException.of(Reason.REJECTED, NO_POST);
      default -> StatusFailures.of(answer, now, Scope.ACCOUNT);
    };
  }

  private static SendFailedException refused(String id) {
    if (id.contains("deleted") || id.contains("archived")) {
      return SendFailedException.of(Reason.GONE, "channel-archived");
    }
    boolean tooLong = id.contains("message_length") || id.endsWith("is_valid.msg.app_error");
    return SendFailedException.of(Reason.REJECTED, tooLong ? "too-long" : "http-400");
  }

  /** Seconds until the limit is lifted. */
  private static Optional<Duration> reset(ApiAnswer answer, Instant now) {
    return answer
        .retryAfter(now)
        .or(() -> Optional.ofNullable(answer.headers().get("X-RateLimit-Reset"))
            .flatMap(ApiAnswer::seconds));
  }

  /** An edit that cannot be: a new message is needed. */
  static SendFailedException ofEdit(SendFailedException failure) {
    return failure.code().equals(NO_POST)
        ? SendFailedException.of(Reason.REJECTED, NOT_EDITABLE)
        : failure;
  }
}
