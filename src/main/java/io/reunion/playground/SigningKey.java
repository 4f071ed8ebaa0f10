package io.reunion.playground;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key for HMAC-SHA256, made at start and known to this process only: only the room can speak to the local webhook. */
final class SigningKey {
  /** Carries the signature of the body in lower-case hexadecimal. */
  static final String HEADER = "X-Reunion-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private SigningKey(byte[] secret) {
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  static SigningKey fresh() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return new SigningKey(secret);
  }

  String sign(Buffer body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has " + ALGORITHM, e);
    }
  }

  /** Takes the same time for every signature of the right length. */
  boolean signed(Buffer body, String signature) {
    return MessageDigest.isEqual(
        sign(body).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "SigningKey[REDACTED]";
  }
}
