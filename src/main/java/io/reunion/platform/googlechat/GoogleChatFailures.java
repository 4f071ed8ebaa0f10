package io.reunion.platform.googlechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.Fields;
import io.reunion.platform.StatusFailures;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code error.status} means. */
final class GoogleChatFailures {
  static final String NOT_EDITABLE = "not-editable";
  static final String GONE = "NOT_FOUND";

  private static final Pattern STATUS = Pattern.compile("[A-Z_]{1,64}");

  private GoogleChatFailures() {}

  /** What is wrong with the project and not with the space, as Google's APIs tell it alike (google.api.ErrorReason). */
  private static final Set<String> OF_THE_PROJECT = Set.of(
      "SERVICE_DISABLED",
      "BILLING_DISABLED",
      "CONSUMER_SUSPENDED",
      "CONSUMER_INVALID",
      "ACCOUNT_STATE_INVALID",
      "ACCESS_TOKEN_SCOPE_INSUFFICIENT");

  /** A page of somebody in between, which says nothing of Google's, makes no space gone. */
  static SendFailedException of(ApiAnswer answer, Instant now) {
    JsonNode error = answer.json().orElseGet(MissingNode::getInstance).path("error");
    String said = Fields.text(error, "status");
    boolean google = STATUS.matcher(said).matches();
    String code = google ? said : "http-" + answer.status();
    return switch (answer.status()) {
      case 401 -> SendFailedException.of(Reason.REFRESH_TOKEN, Scope.ACCOUNT, code);
      case 403 ->
        ofTheProject(error)
            .map(reason -> SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, reason))
            .orElseGet(() -> SendFailedException.of(google ? Reason.GONE : Reason.SUSPENDED, code));
      case 404 ->
        google
            ? SendFailedException.of(Reason.GONE, GONE)
            : SendFailedException.of(Reason.REJECTED, code);
      case 429 -> StatusFailures.retry(answer.retryAfter(now), Scope.CHAT, code);
      case 400 -> SendFailedException.of(Reason.REJECTED, code);
      default -> StatusFailures.of(answer, now, Scope.ACCOUNT);
    };
  }

  private static Optional<String> ofTheProject(JsonNode error) {
    for (JsonNode detail : Fields.array(error, "details")) {
      String reason = Fields.text(detail, "reason");
      if (OF_THE_PROJECT.contains(reason)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }

  /** "Not found" for an edit means that the message is gone, not the space. */
  static SendFailedException ofEdit(SendFailedException failure) {
    return failure.reason() == Reason.GONE
        ? SendFailedException.of(Reason.REJECTED, NOT_EDITABLE)
        : failure;
  }
}
