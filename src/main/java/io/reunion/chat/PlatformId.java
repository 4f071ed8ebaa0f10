package io.reunion.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A messaging platform: {@code telegram}, {@code slack}, {@code local}. */
public record PlatformId(String value) implements Comparable<PlatformId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,32}");

  @JsonCreator
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
  @JsonValue
  public String toString() {
    return value;
  }
}
