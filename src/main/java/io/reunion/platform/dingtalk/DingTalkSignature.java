package io.reunion.platform.dingtalk;

import io.reunion.chat.WebhookRequest;
import io.reunion.config.Secret;
import io.reunion.platform.Digests;
import io.reunion.platform.HmacSha256;
import io.reunion.platform.SpentSignatures;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Checks the two signatures that cover a timestamp and nothing else. */
final class DingTalkSignature {
  static final String ROBOT = "sign";
  static final String CARD = "x-ddpaas-signature";

  /** What DingTalk's own documentation asks for; what is nearly as old may be a message that was held up. */
  static final Duration WINDOW = Duration.ofHours(1);

  /** Between the arrival of two messages that were sent in the same millisecond. */
  static final Duration TOGETHER = Duration.ofSeconds(5);

  private static final int MAX_DIGITS = 15;

  private final Secret clientSecret;
  private final HmacSha256 robot;
  private final HmacSha256 card;

  DingTalkSignature(DingTalkConfig config) {
    this.clientSecret = config.clientSecret();
    this.robot = new HmacSha256(config.clientSecret().reveal());
    this.card = new HmacSha256(config.cardSecret().orElse(config.clientSecret()).reveal());
  }

  /** What signatures were used for. */
  static SpentSignatures spent(SpentSignatures.Uses uses) {
    return new SpentSignatures(uses, TOGETHER, WINDOW);
  }

  /** Why a message is not authentic; empty if it is. */
  Optional<String> faultOfMessage(WebhookRequest request) {
    String timestamp = only(request.headers(), "timestamp");
    return fault(request, timestamp, ofRobot(timestamp), ROBOT);
  }

  /** Why a press is not authentic; empty if it is. */
  Optional<String> faultOfPress(WebhookRequest request) {
    String timestamp = only(request.headers(), "x-ddpaas-signature-timestamp");
    return fault(request, timestamp, ofCard(timestamp), CARD);
  }

  String ofRobot(String timestamp) {
    return base64(robot.of(bytes(timestamp + "\n" + clientSecret.reveal())));
  }

  String ofCard(String timestamp) {
    return base64(card.of(bytes(timestamp)));
  }

  private static Optional<String> fault(
      WebhookRequest request, String timestamp, String expected, String header) {
    if (!Digests.same(expected, only(request.headers(), header))) {
      return Optional.of("wrong signature");
    }
    return isRecent(timestamp, request.receivedAt())
        ? Optional.empty()
        : Optional.of("outside the window");
  }

  private static boolean isRecent(String millis, Instant now) {
    boolean number = !millis.isEmpty()
        && millis.length() <= MAX_DIGITS
        && millis.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && Math.abs(now.toEpochMilli() - Long.parseLong(millis)) <= WINDOW.toMillis();
  }

  /** The one value of a header, empty if there is none or there are several. */
  static String only(MultiMap headers, String name) {
    List<String> values = headers.getAll(name);
    return values.size() == 1 ? values.get(0) : "";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
