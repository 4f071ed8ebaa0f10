package io.reunion.access;

import io.reunion.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The states of sign-ins that have begun: 192 random bits, when that was, and a proof that both are ours, for example
 * {@code 3q2-...zQ.1795280400.o0F...}. What belongs to a state is made of it whenever it is needed, by every instance
 * alike. The keys come from the secret that the provider has given this service.
 */
final class SignInState {
  /** How long somebody may take to sign in there. */
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final String PROOF = "state";
  private static final String NONCE = "nonce";
  private static final String VERIFIER = "verifier";
  private static final int NONCE_BYTES = 24;
  private static final int LONGEST = 200;

  private final byte[] key;

  SignInState(Secret secret) {
    this.key = secret.reveal().getBytes(StandardCharsets.UTF_8);
  }

  String fresh(Instant now) {
    String begun = Tokens.random() + "." + now.getEpochSecond();
    return begun + "." + text(hmac(PROOF, begun));
  }

  /** Whether it was made here and is not too old. */
  boolean isGood(String state, Instant now) {
    int second = state.lastIndexOf('.');
    int first = state.lastIndexOf('.', second - 1);
    if (state.length() > LONGEST || first < 0) {
      return false;
    }
    String begun = state.substring(0, second);
    if (!Tokens.equal(text(hmac(PROOF, begun)), state.substring(second + 1))) {
      return false;
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(begun.substring(first + 1)));
    return now.isBefore(at.plus(LIFE)) && !now.isBefore(at.minus(LIFE));
  }

  /** What the provider puts into its token, and nobody can who does not know it. */
  String nonce(String state) {
    return text(Arrays.copyOf(hmac(NONCE, state), NONCE_BYTES));
  }

  /** What shows the provider that whoever ends a sign-in is who began it. */
  String verifier(String state) {
    return text(hmac(VERIFIER, state));
  }

  private byte[] hmac(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HmacSHA256", e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
