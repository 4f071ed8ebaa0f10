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
 * The places in the box of one ballot, and what leads there. A member's place is always the same, so a second vote, from
 * whatever account or by a proxy, replaces the first. Links, tokens and envelopes are encrypted with a nonce of their own
 * under keys that are gone when the ballot is closed: nobody can tell then which place was whose.
 */
final class Slots {
  /** How long a link is good. */
  static final Duration LINK = Duration.ofHours(24);

  private static final int NONCE = 12;
  private static final int TAG = 128;
  private static final String LINKS = "links";
  private static final String TOKENS = "tokens";
  private static final String ENVELOPES = "envelopes";

  private final byte[] key;

  /**
   * Whose vote it is, and who casts it: the same member, or a proxy.
   *
   * @param whom on the roll
   */
  record Right(MemberId whom, MemberId by) {
    private static final int LENGTH = 12;

    static Right own(MemberId member) {
      return new Right(member, member);
    }

    String text() {
      return whom.value() + by.value();
    }

    static Right read(String text) {
      return new Right(
          new MemberId(text.substring(0, LENGTH)), new MemberId(text.substring(LENGTH)));
    }
  }

  /** What a link says. */
  record Opened(Right right, String hash, Instant until) {}

  Slots(byte[] key) {
    this.key = Arrays.copyOf(key, key.length);
  }

  /** The place of a member; only this is stored. */
  String slot(MemberId whom) {
    return Digests.hex(Digests.hmac(key, "slot " + whom));
  }

  /** A fresh token for the paper of one vote. */
  String token(Right right) {
    return close(TOKENS, right.text().getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads a token; empty if it is none of this ballot's. */
  Optional<Right> right(String token) {
    return open(TOKENS, token).map(text -> Right.read(new String(text, StandardCharsets.US_ASCII)));
  }

  /** A fresh code for a link. */
  String code(Right right, Instant now) {
    byte[] text = right.text().getBytes(StandardCharsets.US_ASCII);
    return close(
        LINKS,
        ByteBuffer.allocate(Long.BYTES + text.length)
            .putLong(now.plus(LINK).toEpochMilli())
            .put(text)
            .array());
  }

  /** Reads a code; empty if it is none of this ballot's. */
  Optional<Opened> opened(String code) {
    return open(LINKS, code)
        .map(text -> new Opened(
            Right.read(
                new String(text, Long.BYTES, text.length - Long.BYTES, StandardCharsets.US_ASCII)),
            Digests.hex(Digests.sha256(code)),
            Instant.ofEpochMilli(ByteBuffer.wrap(text).getLong())));
  }

  /** What was written in a chat, so that only this ballot can read it, and only while it is open. */
  String envelope(byte[] text) {
    return close(ENVELOPES, text);
  }

  Optional<byte[]> unfold(String envelope) {
    return open(ENVELOPES, envelope);
  }

  private String close(String purpose, byte[] text) {
    byte[] nonce = Digests.random(NONCE);
    byte[] closed = gcm(Cipher.ENCRYPT_MODE, purpose, nonce, text)
        .orElseThrow(() -> new IllegalStateException("every JDK has AES-GCM"));
    return Seal.text(
        ByteBuffer.allocate(NONCE + closed.length).put(nonce).put(closed).array());
  }

  private Optional<byte[]> open(String purpose, String closed) {
    byte[] bytes;
    try {
      bytes = Seal.bytes(closed);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    // The same bytes must have only one text, or a link could be written in another way and used
    // again.
    return bytes.length <= NONCE + TAG / 8 || !Seal.text(bytes).equals(closed)
        ? Optional.empty()
        : gcm(
            Cipher.DECRYPT_MODE,
            purpose,
            Arrays.copyOf(bytes, NONCE),
            Arrays.copyOfRange(bytes, NONCE, bytes.length));
  }

  private Optional<byte[]> gcm(int mode, String purpose, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(Digests.hmac(key, purpose), "AES"),
          new GCMParameterSpec(TAG, nonce));
      return Optional.of(cipher.doFinal(text));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
