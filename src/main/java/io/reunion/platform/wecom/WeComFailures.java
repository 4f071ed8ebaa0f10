package io.reunion.platform.wecom;

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

/** What an {@code errcode} other than 0 means, within a 200. */
final class WeComFailures {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private WeComFailures() {}

  static SendFailedException of(ApiAnswer answer, Optional<JsonNode> json, Instant now) {
    long code = json.map(body -> Fields.integer(body, "errcode").orElse(0)).orElse(0L);
    String name = Long.toString(code);
    return switch ((int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, code))) {
      case 0 -> StatusFailures.of(answer, now, Scope.CHAT);
      // The webhook's key is gone; the chat is unknown or was dissolved; there is nobody to write
      // to.
      case 93000, 86001, 86003, 81013, 82001 -> SendFailedException.of(Reason.GONE, name);
      case -1 -> SendFailedException.of(Reason.RETRY_AFTER, name);
      case 45009, 45033 -> SendFailedException.retryAfter(A_MINUTE, Scope.CHAT, name);
      case 40014, 41001, 42001 -> SendFailedException.of(Reason.REFRESH_TOKEN, Scope.ACCOUNT, name);
      // Not from a trusted address; wrong secret; no right to the interface.
      case 60020, 40001, 48002 -> SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, name);
      case 45002 -> SendFailedException.of(Reason.REJECTED, "too-long");
      default -> SendFailedException.of(Reason.REJECTED, name);
    };
  }
}
