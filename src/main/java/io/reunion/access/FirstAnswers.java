package io.reunion.access;

import io.lettuce.core.SetArgs;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.reunion.redis.ScriptReply;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What was first answered to a request that carries a key of its sender's, so that the same request again, sent because
 * the answer was lost, is answered alike and does nothing. An answer may name people or hold a code, so it is kept
 * encrypted with the sender's key, which itself is stored nowhere.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code answered:{HASH}}</td><td>string: digest of the request, a blank, the encrypted answer; for a day, or
 * for two minutes while there is no answer</td></tr>
 * </table>
 */
public final class FirstAnswers {
  /** How long an answer is kept. */
  static final Duration KEPT = Duration.ofDays(1);

  /** A request without an answer for so long was broken off; it may be sent again. */
  static final Duration UNDER_WAY = Duration.ofMinutes(2);

  private static final Script CLAIM = Script.beside(FirstAnswers.class, "claim.lua");
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Redis redis;

  /**
   * A request.
   *
   * @param place who sends it, and to which operation: the same key elsewhere is another one
   * @param key of its sender's choice
   * @param digest of what it says
   */
  public record Asked(String place, String key, String digest) {}

  /** What becomes of a request. */
  public enum State {
    /** It is the first, and is to be done. */
    FRESH,
    /** The same is being done right now. */
    UNDER_WAY,
    /** The key belongs to a request that said something else. */
    OTHER,
    /** It was done before. */
    ANSWERED
  }

  /** @param answer what was answered; nothing unless it was */
  public record Claim(State state, String answer) {}

  public FirstAnswers(Redis redis) {
    this.redis = redis;
  }

  private static byte[] hash(String purpose, Asked asked) {
    try {
      String text = purpose + "\n" + asked.place() + "\n" + asked.key();
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static String name(Asked asked) {
    return "answered:{" + HexFormat.of().formatHex(hash("name", asked)) + "}";
  }

  /** Takes the key, or tells who has it. */
  public Future<Claim> claim(Asked asked) {
    return redis
        .run(
            CLAIM,
            List.of(name(asked)),
            List.of(asked.digest(), Long.toString(UNDER_WAY.toMillis())))
        .map(reply -> claim(asked, reply));
  }

  private Claim claim(Asked asked, ScriptReply reply) {
    State state = State.valueOf(reply.text(0));
    return new Claim(state, state == State.ANSWERED ? opened(asked, reply.text(1)) : "");
  }

  /** Keeps the answer to a request whose key was taken. Calling twice keeps the later one. */
  public Future<Void> keep(Asked asked, String answer) {
    String kept = asked.digest() + " " + sealed(asked, answer);
    return redis
        .call(c -> c.set(name(asked), kept, SetArgs.Builder.px(KEPT.toMillis())))
        .mapEmpty();
  }

  /** Gives the key back: nothing was done. */
  public Future<Void> free(Asked asked) {
    return redis.call(c -> c.del(name(asked))).mapEmpty();
  }

  private String sealed(Asked asked, String answer) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        cipher(Cipher.ENCRYPT_MODE, asked, nonce, answer.getBytes(StandardCharsets.UTF_8));
    byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
    return Base64.getEncoder().encodeToString(all);
  }

  private static String opened(Asked asked, String kept) {
    byte[] all = Base64.getDecoder().decode(kept);
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    return new String(cipher(Cipher.DECRYPT_MODE, asked, nonce, sealed), StandardCharsets.UTF_8);
  }

  private static byte[] cipher(int mode, Asked asked, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(hash("answer", asked), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a kept answer cannot be read", e);
    }
  }
}
