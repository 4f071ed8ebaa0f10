package io.reunion.platform.googlechat;

import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.Fields;
import io.reunion.platform.StatusFailures;
import java.time.Instant;
import java.util.regex.Pattern;

/** What {@code error.status} means. */
final class GoogleChatFailures {
  static final String NOT_EDITABLE = "not-editable";
  static final String GONE = "NOT_FOUND";

  private static final Pattern STATUS = Pattern.compile("[A-Z_]{1,64}");

  private GoogleChatFailures() {}

  static SendFailedException of(ApiAnswer answer, Instant now) {
    String said =
        answer.json().map(body -> Fields.text(body.path("error"), "status")).orElse("");
    String code = STATUS.matcher(said).matches() ? said : "http-" + answer.status();
    return switch (answer.status()) {
      case 401 -> SendFailedException.of(Reason.REFRESH_TOKEN, Scope.ACCOUNT, code);
      case 403 -> SendFailedException.of(Reason.GONE, code);
      case 404 -> SendFailedException.of(Reason.GONE, GONE);
      case 429 -> StatusFailures.retry(answer.retryAfter(now), Scope.CHAT, code);
      case 400 -> SendFailedException.of(Reason.REJECTED, code);
      default -> StatusFailures.of(answer, now, Scope.ACCOUNT);
    };
  }

  /** "Not found" for an edit means that the message is gone, not the space. */
  static SendFailedException ofEdit(SendFailedException failure) {
    return failure.reason() == Reason.GONE
        ? SendFailedException.of(Reason.REJECTED, NOT_EDITABLE)
        : failure;
  }
}
