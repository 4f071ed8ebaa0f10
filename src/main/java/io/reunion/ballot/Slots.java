package io.reunion.ballot;

import io.reunion.ballot.seal.Seal;
import io.reunion.member.MemberId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The places in the box of one ballot. A member's token is always the same, so a second vote, from whatever account,
 * replaces the first. A link carries it under encryption, with a nonce by which the link is good once.
 */
final class Slots {
  /** How long a link is good. */
  static final Duration LINK = Duration.ofHours(24);

  private static final int NONCE = 12;
  private static final int TAG = 128;

  private final byte[] key;

  /** What a link says. */
  record Opened(String token, String hash, Instant until) {}

  Slots(byte[] key) {
    this.key = Arrays.copyOf(key, key.length);
  }

  String token(MemberId member) {
    return Seal.text(Digests.hmac(key, "slot " + member));
  }

  /** The place that belongs to a token; only this is stored. */
  static String slot(String token) {
    return Digests.hex(Digests.sha256("slot " + token));
  }

  /** A fresh code for a link. */
  String code(MemberId member, Instant now) {
    byte[] token = token(member).getBytes(StandardCharsets.US_ASCII);
    byte[] nonce = Digests.random(NONCE);
    byte[] text = ByteBuffer.allocate(Long.BYTES + token.length)
        .putLong(now.plus(LINK).toEpochMilli())
        .put(token)
        .array();
    return Seal.text(ByteBuffer.allocate(NONCE + text.length + TAG / 8)
        .put(nonce)
        .put(gcm(Cipher.ENCRYPT_MODE, nonce, text).orElseThrow())
        .array());
  }

  /** Reads a code; empty if it is none of this ballot's. */
  Optional<Opened> open(String code) {
    byte[] bytes;
    try {
      bytes = Seal.bytes(code);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length <= NONCE + Long.BYTES + TAG / 8) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(bytes, NONCE);
    return gcm(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(bytes, NONCE, bytes.length))
        .map(text -> new Opened(
            new String(text, Long.BYTES, text.length - Long.BYTES, StandardCharsets.US_ASCII),
            Digests.hex(Digests.sha256(nonce)),
            Instant.ofEpochMilli(ByteBuffer.wrap(text).getLong())));
  }

  private Optional<byte[]> gcm(int mode, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(Digests.hmac(key, "links"), "AES"),
          new GCMParameterSpec(TAG, nonce));
      return Optional.of(cipher.doFinal(text));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
