package io.reunion.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A password, token or key. It prints as {@code [REDACTED]}, so a record that holds one can be logged; it is compared in
 * constant time; only {@link #reveal} gives it away.
 */
public final class Secret {
  private static final String REDACTED = "[REDACTED]";

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Wraps {@code value}, which may not be empty: an empty secret would equal an absent header. */
  public static Secret of(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("secret: empty (expected: at least one character)");
    }
    return new Secret(value);
  }

  /** The value itself, for the one place that signs, verifies or sends it. */
  public String reveal() {
    return value;
  }

  /** Whether {@code presented} is this secret; the time taken tells nothing but its length. */
  public boolean matches(String presented) {
    return MessageDigest.isEqual(utf8(value), utf8(presented));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && matches(secret.value);
  }

  /** The same for all secrets: a hash is a clue. */
  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  @Override
  public String toString() {
    return REDACTED;
  }
}
