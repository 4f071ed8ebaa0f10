package io.reunion.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A whole answer of a platform's API, of whatever status. */
public record ApiAnswer(int status, MultiMap headers, Buffer body) {
  /**
   * An account that is to wait says nothing to anybody: whatever a header says, it asks again after an hour, at the price of
   * one more refusal.
   */
  static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** The body, if it is a JSON object. */
  public Optional<JsonNode> json() {
    try {
      return Optional.of(StrictJson.object(body.getBytes()));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The header Retry-After: seconds, also with a fraction, or a date (RFC 9110, 10.2.3); at most an hour. */
  public Optional<Duration> retryAfter(Instant now) {
    String value = headers.get("Retry-After");
    if (value == null) {
      return Optional.empty();
    }
    return seconds(value.strip()).or(() -> until(value.strip(), now));
  }

  /** Reads a number of seconds, also with a fraction, rounded up to milliseconds. */
  public static Optional<Duration> seconds(String value) {
    if (value.isEmpty() || value.length() > 12 || !value.matches("[0-9]+(\\.[0-9]+)?")) {
      return Optional.empty();
    }
    return Optional.of(
        bounded(Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * 1000))));
  }

  private static Optional<Duration> until(String date, Instant now) {
    try {
      Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
      return Optional.of(bounded(Duration.between(now, then)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A wait that was told, as it is obeyed. */
  public static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
