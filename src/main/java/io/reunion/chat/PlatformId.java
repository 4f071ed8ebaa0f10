package io.reunion.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A messaging platform: {@code telegram}, {@code slack}, {@code local}. */
public record PlatformId(String value) implements Comparable<PlatformId> {
  @JsonCreator
  public PlatformId {
    if (!Ids.isName(value, 32)) {
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
