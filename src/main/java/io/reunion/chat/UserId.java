package io.reunion.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A person as a platform knows them, never a display name. {@code value} is made by the adapter so that it is unique on
 * the whole platform: where ids are unique only within a workspace or tenant, that is part of it. Written
 * {@code telegram:1111111}.
 */
public record UserId(PlatformId platform, String value) {
  public static final int MAX_LENGTH = 256;

  public UserId {
    Ids.check("user id", value, MAX_LENGTH);
  }

  public static UserId of(String platform, String value) {
    return new UserId(new PlatformId(platform), value);
  }

  /** Reads what {@link #toString} writes. */
  @JsonCreator
  public static UserId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("user: " + text + " (expected: PLATFORM:USER)");
    }
    return of(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  @JsonValue
  public String toString() {
    return platform.value() + ":" + value;
  }
}
