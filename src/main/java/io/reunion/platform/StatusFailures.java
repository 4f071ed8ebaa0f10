package io.reunion.platform;

import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the status of an answer proves where the platform says nothing that is clearer. A request that was refused was
 * not carried out; a server that failed may have carried it out before.
 */
public final class StatusFailures {
  private StatusFailures() {}

  /**
   * @param now for a Retry-After that is a date
   * @param limited how far a limit reaches that was hit
   */
  public static SendFailedException of(ApiAnswer answer, Instant now, Scope limited) {
    String code = "http-" + answer.status();
    return switch (answer.status()) {
      case 429 -> retry(answer.retryAfter(now), limited, code);
      case 401 -> SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, code);
      case 403 -> SendFailedException.of(Reason.SUSPENDED, code);
      case 408, 409 -> SendFailedException.of(Reason.UNKNOWN_OUTCOME, code);
      default ->
        answer.status() >= 300 && answer.status() < 500
            ? SendFailedException.of(Reason.REJECTED, code)
            : SendFailedException.of(Reason.UNKNOWN_OUTCOME, code);
    };
  }

  /** A limit was hit; the delay is absent where the platform did not tell it. */
  public static SendFailedException retry(Optional<Duration> delay, Scope limited, String code) {
    return delay
        .map(wait -> SendFailedException.retryAfter(wait, limited, code))
        .orElseGet(() -> SendFailedException.of(Reason.RETRY_AFTER, limited, code));
  }
}
