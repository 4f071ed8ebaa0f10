package io.reunion.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) under one key. Safe for use by several threads. */
public final class HmacSha256 {
  private static final String ALGORITHM = "HmacSHA256";

  /** Holds the key; each use works on a copy, which is cheaper than preparing the key again. */
  private final Mac prepared;

  public HmacSha256(String key) {
    this(key.getBytes(StandardCharsets.UTF_8));
  }

  public HmacSha256(byte[] key) {
    try {
      prepared = Mac.getInstance(ALGORITHM);
      prepared.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** The 32 bytes for {@code parts} one after the other. */
  public byte[] of(byte[]... parts) {
    try {
      Mac mac = (Mac) prepared.clone();
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's own " + ALGORITHM + " can be copied", e);
    }
  }

  /** Compares in a time that does not tell where the two differ. */
  public static boolean same(byte[] expected, byte[] presented) {
    return MessageDigest.isEqual(expected, presented);
  }
}
