package io.reunion.ballot;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes and random bytes. */
final class Digests {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int ID_LENGTH = 6;

  private Digests() {}

  static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HmacSHA256", e);
    }
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** A short id that the same operation always gets again, for example {@code b3kq7m}. */
  static String id(char kind, String operation) {
    byte[] digest = sha256(kind + operation);
    StringBuilder id = new StringBuilder().append(kind);
    for (int i = 0; i < ID_LENGTH - 1; i++) {
      id.append(LETTERS.charAt(digest[i] & 31));
    }
    return id.toString();
  }

  /** A word that is easily said and typed, for example {@code 4827}. */
  static String code() {
    byte[] random = random(4);
    StringBuilder code = new StringBuilder();
    for (byte b : random) {
      code.append((char) ('0' + (b & 0xff) % 10));
    }
    return code.toString();
  }
}
