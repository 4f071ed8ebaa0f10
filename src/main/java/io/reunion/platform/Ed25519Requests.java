package io.reunion.platform;

import io.reunion.chat.WebhookRequest;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Checks requests that carry, in {@code X-Signature-Ed25519}, the hexadecimal signature of {@code X-Signature-Timestamp}
 * (in seconds) and the very bytes of the body, as Discord and QQ sign them. Neither platform tells how old a request may
 * be; five minutes are taken.
 */
public final class Ed25519Requests {
  public static final String SIGNATURE = "X-Signature-Ed25519";
  public static final String TIMESTAMP = "X-Signature-Timestamp";

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int MAX_DIGITS = 12;

  private final Ed25519Verifier verifier;

  public Ed25519Requests(Ed25519Verifier verifier) {
    this.verifier = verifier;
  }

  /** Why the request is not authentic; empty if it is. */
  public Optional<String> fault(WebhookRequest request, byte[] body) {
    Optional<String> timestamp = only(request.headers(), TIMESTAMP);
    Optional<byte[]> signature = only(request.headers(), SIGNATURE).flatMap(Ed25519Requests::bytes);
    if (signature.isEmpty()) {
      return Optional.of("no signature");
    } else if (timestamp.isEmpty() || !isNumber(timestamp.get())) {
      return Optional.of("no timestamp");
    } else if (!isRecent(Long.parseLong(timestamp.get()), request.receivedAt())) {
      return Optional.of("outside the window");
    }
    byte[] head = timestamp.get().getBytes(StandardCharsets.US_ASCII);
    return verifier.verify(signature.get(), head, body)
        ? Optional.empty()
        : Optional.of("wrong signature");
  }

  private static Optional<String> only(MultiMap headers, String name) {
    List<String> values = headers.getAll(name);
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  private static Optional<byte[]> bytes(String hex) {
    try {
      return hex.length() == 2 * Ed25519Verifier.SIGNATURE_LENGTH
          ? Optional.of(HexFormat.of().parseHex(hex))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isRecent(long seconds, Instant now) {
    return Math.abs(now.getEpochSecond() - seconds) <= WINDOW.toSeconds();
  }
}
