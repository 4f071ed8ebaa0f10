package io.reunion.member;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * A member, to us: 60 random bits as 12 characters of Crockford's base 32 in lower case. Says nothing about the person
 * and is safe in a Redis hash tag, a button's command and a log line.
 */
public record MemberId(String value) implements Comparable<MemberId> {
  public static final int LENGTH = 12;

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final Pattern SHAPE = Pattern.compile("[0-9a-hjkmnp-tv-z]{12}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public MemberId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "member id: " + value + " (expected: 12 characters of " + ALPHABET + ")");
    }
  }

  /** A new one; two are never equal in practice. */
  public static MemberId random() {
    return of(RANDOM.nextLong() >>> 4);
  }

  /** The id whose {@link #bits} are the lower 60 of {@code bits}. */
  public static MemberId of(long bits) {
    char[] text = new char[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      text[i] = ALPHABET.charAt((int) (bits >>> (55 - 5 * i)) & 31);
    }
    return new MemberId(new String(text));
  }

  /** The 60 bits, in the order of the texts. */
  public long bits() {
    long bits = 0;
    for (int i = 0; i < LENGTH; i++) {
      bits = bits << 5 | ALPHABET.indexOf(value.charAt(i));
    }
    return bits;
  }

  @Override
  public int compareTo(MemberId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
