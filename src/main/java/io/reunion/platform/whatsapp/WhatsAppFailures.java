package io.reunion.platform.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.Fields;
import io.reunion.platform.StatusFailures;
import java.time.Instant;
import java.util.Optional;

/** What {@code error.code} means. */
final class WhatsAppFailures {
  static final String WINDOW_CLOSED = "window-closed";

  private static final int WINDOW = 131_047;

  private WhatsAppFailures() {}

  static SendFailedException windowClosed() {
    return SendFailedException.of(Reason.SUSPENDED, WINDOW_CLOSED);
  }

  static SendFailedException of(ApiAnswer answer, Optional<JsonNode> json, Instant now) {
    int code = (int) json.map(body -> Fields.integer(body.path("error"), "code").orElse(0))
        .orElse(0L)
        .longValue();
    String name = "error-" + code;
    return switch (code) {
      case 0 -> StatusFailures.of(answer, now, Scope.ACCOUNT);
      case WINDOW -> windowClosed();
      // Nobody has this number, it has blocked us or accepted no terms; no member of the group.
      case 131_026, 131_030, 131_041 -> SendFailedException.of(Reason.GONE, name);
      // They do not want such messages; Meta holds them back; the group is suspended.
      case 131_049, 131_050, 130_472, 131_207 -> SendFailedException.of(Reason.SUSPENDED, name);
      case 131_056, 131_208 -> StatusFailures.retry(answer.retryAfter(now), Scope.CHAT, name);
      case 4, 80_007, 130_429, 131_048, 131_016, 133_004 ->
        StatusFailures.retry(answer.retryAfter(now), Scope.ACCOUNT, name);
      // Token, permission, policy, payment, a number that is not registered.
      case 3, 10, 190, 368, 131_005, 131_031, 131_042, 131_045, 133_010 ->
        SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, name);
      case 1, 2, 131_000 -> SendFailedException.of(Reason.UNKNOWN_OUTCOME, name);
      default ->
        code >= 200 && code < 300
            ? SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, name)
            : SendFailedException.of(
                answer.status() >= 500 ? Reason.UNKNOWN_OUTCOME : Reason.REJECTED, name);
    };
  }
}
