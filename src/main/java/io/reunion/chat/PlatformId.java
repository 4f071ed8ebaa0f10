package io.reunion.chat;

import java.util.regex.Pattern;

/** A messaging platform: {@code telegram}, {@code slack}, {@code local}. */
public record PlatformId(String value) implements Comparable<PlatformId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,32}");

  public PlatformId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "platform id: " + value + " (expected: 1 to 32 lower-case letters, digits, '-')");
    }
  }

  @Override
  public int compareTo(PlatformId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
