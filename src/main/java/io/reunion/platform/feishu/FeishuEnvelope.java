package io.reunion.platform.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.WebhookRequest;
import io.reunion.config.Secret;
import io.reunion.platform.AesCbc;
import io.reunion.platform.Digests;
import io.reunion.platform.Fields;
import io.reunion.platform.StrictJson;
import io.reunion.platform.UnreadableException;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Opens what Feishu sends: signature over the very bytes, then decryption. */
final class FeishuEnvelope {
  /** Longer than the longest chain of retries, and shorter than an update is remembered. */
  private static final Duration WINDOW = Duration.ofHours(8);

  private static final int MAX_DIGITS = 12;
  private static final int IV = 16;

  private final byte[] encryptKey;
  private final AesCbc aes;

  FeishuEnvelope(Secret encryptKey) {
    this.encryptKey = encryptKey.reveal().getBytes(StandardCharsets.UTF_8);
    this.aes = new AesCbc(Digests.sha256(this.encryptKey), IV);
  }

  /** What the headers say about the request. */
  enum Signed {
    RIGHT,
    ABSENT,
    WRONG,
    OUT_OF_WINDOW
  }

  Signed signed(WebhookRequest request, byte[] body) {
    Optional<String> signature = only(request.headers(), "X-Lark-Signature");
    if (signature.isEmpty()) {
      return request.headers().contains("X-Lark-Signature") ? Signed.WRONG : Signed.ABSENT;
    }
    String timestamp = only(request.headers(), "X-Lark-Request-Timestamp").orElse("");
    String nonce = only(request.headers(), "X-Lark-Request-Nonce").orElse("");
    if (!Digests.same(signature(timestamp, nonce, body), signature.get())) {
      return Signed.WRONG;
    }
    return isRecent(timestamp, request.receivedAt()) ? Signed.RIGHT : Signed.OUT_OF_WINDOW;
  }

  String signature(String timestamp, String nonce, byte[] body) {
    byte[] head = (timestamp + nonce).getBytes(StandardCharsets.UTF_8);
    return Digests.hex(Digests.sha256(head, encryptKey, body));
  }

  private static Optional<String> only(MultiMap headers, String name) {
    List<String> values = headers.getAll(name);
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  private static boolean isRecent(String timestamp, Instant now) {
    boolean number = !timestamp.isEmpty()
        && timestamp.length() <= MAX_DIGITS
        && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
    return number
        && Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) <= WINDOW.toSeconds();
  }

  /**
   * The request's JSON, decrypted where it is encrypted.
   *
   * @throws UnreadableException if it cannot be
   */
  JsonNode open(byte[] body) {
    JsonNode outer = StrictJson.envelope(body);
    return outer.has("encrypt")
        ? StrictJson.envelope(decrypt(Fields.requiredText(outer, "encrypt")))
        : outer;
  }

  byte[] decrypt(String encrypted) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(encrypted);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("encrypt (expected: Base64)");
    }
    if (bytes.length <= IV) {
      throw new UnreadableException("encrypt (expected: more than " + IV + " bytes)");
    }
    return aes.decrypt(Arrays.copyOf(bytes, IV), Arrays.copyOfRange(bytes, IV, bytes.length));
  }
}
