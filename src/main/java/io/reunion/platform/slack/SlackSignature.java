package io.reunion.platform.slack;

import io.reunion.chat.WebhookRequest;
import io.reunion.config.Secret;
import io.reunion.platform.HmacSha256;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Checks Slack's signature, version 0, over the very bytes that were received. */
final class SlackSignature {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int MAX_DIGITS = 12;

  private final HmacSha256 hmac;

  SlackSignature(Secret signingSecret) {
    hmac = new HmacSha256(signingSecret.reveal());
  }

  /** Why the request is not authentic; empty if it is. */
  Optional<String> fault(WebhookRequest request, byte[] body) {
    Optional<String> timestamp = only(request.headers(), "X-Slack-Request-Timestamp");
    Optional<String> signature = only(request.headers(), "X-Slack-Signature");
    if (timestamp.isEmpty() || signature.isEmpty()) {
      return Optional.of("no signature");
    } else if (!isNumber(timestamp.get())) {
      return Optional.of("no timestamp");
    } else if (!isRecent(Long.parseLong(timestamp.get()), request.receivedAt())) {
      return Optional.of("outside the window");
    }
    byte[] presented = signature.get().getBytes(StandardCharsets.UTF_8);
    return HmacSha256.same(sign(timestamp.get(), body), presented)
        ? Optional.empty()
        : Optional.of("wrong signature");
  }

  private byte[] sign(String timestamp, byte[] body) {
    byte[] head = ("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII);
    String hex = HexFormat.of().formatHex(hmac.of(head, body));
    return ("v0=" + hex).getBytes(StandardCharsets.US_ASCII);
  }

  private static Optional<String> only(MultiMap headers, String name) {
    List<String> values = headers.getAll(name);
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isRecent(long seconds, Instant now) {
    return Math.abs(Math.subtractExact(now.getEpochSecond(), seconds)) <= WINDOW.toSeconds();
  }
}
