package io.reunion.platform.wechat;

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
final class WeChatFailures {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private WeChatFailures() {}

  static SendFailedException of(ApiAnswer answer, Optional<JsonNode> json, Instant now) {
    long code = json.map(body -> Fields.integer(body, "errcode").orElse(0)).orElse(0L);
    String name = Long.toString(code);
    return switch ((int) Math.max(-2, Math.min(Integer.MAX_VALUE, code))) {
      case 0 -> StatusFailures.of(answer, now, Scope.ACCOUNT);
      // No such person, or one who does not follow the account any more.
      case 40003, 43004, 50005 -> SendFailedException.of(Reason.GONE, name);
      // 48 hours have passed since their last word, or too much was said since.
      case 45015, 45047 -> SendFailedException.of(Reason.SUSPENDED, name);
      case -1 -> SendFailedException.of(Reason.RETRY_AFTER, name);
      case 45011 -> SendFailedException.retryAfter(A_MINUTE, Scope.ACCOUNT, name);
      case 40001, 40014, 42001 -> SendFailedException.of(Reason.REFRESH_TOKEN, Scope.ACCOUNT, name);
      // The day's calls are used up; the interface is not for this account; wrong credentials or
      // address.
      case 45009, 48001, 48002, 40013, 40125, 40164 ->
        SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, name);
      case 45002 -> SendFailedException.of(Reason.REJECTED, "too-long");
      default -> SendFailedException.of(Reason.REJECTED, name);
    };
  }
}
