package io.reunion.platform.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.Fields;
import io.reunion.platform.StatusFailures;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What a refusal means: LINE tells the kind by the status and the rest in words. */
final class LineFailures {
  private LineFailures() {}

  static SendFailedException of(ApiAnswer answer, Optional<JsonNode> json, Instant now) {
    String said =
        json.map(body -> Fields.text(body, "message")).orElse("").toLowerCase(Locale.ROOT);
    return switch (answer.status()) {
      case 429 ->
        said.contains("monthly limit")
            ? SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, "monthly-limit")
            : StatusFailures.retry(answer.retryAfter(now), Scope.ACCOUNT, "rate-limit");
      case 400 -> refused(said);
      case 401, 403 ->
        SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, "http-" + answer.status());
      default -> StatusFailures.of(answer, now, Scope.ACCOUNT);
    };
  }

  /** A group that the bot has left, and a person who has blocked it, are refused in these words. */
  private static SendFailedException refused(String said) {
    if (said.contains("failed to send messages") || said.contains("the property, 'to'")) {
      return SendFailedException.of(Reason.GONE, "not-there");
    }
    return SendFailedException.of(
        Reason.REJECTED, said.contains("reply token") ? "reply-token" : "http-400");
  }
}
