package io.reunion.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One bot account on a platform, as named in {@code platforms.yaml}: {@code telegram/main}. Its webhook is
 * {@code /webhooks/telegram/main}.
 */
public record AccountId(PlatformId platform, String name) implements Comparable<AccountId> {
  public AccountId {
    if (!Ids.isName(name, 48) || name.charAt(0) == '-') {
      throw new IllegalArgumentException(
          "account name: " + name + " (expected: 1 to 48 lower-case letters, digits, '-')");
    }
  }

  public static AccountId of(String platform, String name) {
    return new AccountId(new PlatformId(platform), name);
  }

  /** Reads what {@link #toString} writes. */
  @JsonCreator
  public static AccountId parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("account: " + text + " (expected: PLATFORM/NAME)");
    }
    return of(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public int compareTo(AccountId other) {
    int byPlatform = platform.compareTo(other.platform);
    return byPlatform != 0 ? byPlatform : name.compareTo(other.name);
  }

  @Override
  @JsonValue
  public String toString() {
    return platform.value() + "/" + name;
  }
}
