package io.reunion.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A chat as one bot account sees it: a group or a direct chat. {@code value} is the platform's own id and is opaque
 * above the adapter. Written {@code telegram/main/-1001234567890}.
 */
public record ChatId(AccountId account, String value) {
  /** Longest id that is taken, in UTF-16 units; every platform's are far shorter. */
  public static final int MAX_LENGTH = 256;

  public ChatId {
    Ids.check("chat id", value, MAX_LENGTH);
  }

  public PlatformId platform() {
    return account.platform();
  }

  /** Reads what {@link #toString} writes. */
  @JsonCreator
  public static ChatId parse(String text) {
    int first = text.indexOf('/');
    int second = text.indexOf('/', first + 1);
    if (first < 0 || second < 0) {
      throw new IllegalArgumentException("chat: " + text + " (expected: PLATFORM/ACCOUNT/CHAT)");
    }
    return new ChatId(AccountId.parse(text.substring(0, second)), text.substring(second + 1));
  }

  @Override
  @JsonValue
  public String toString() {
    // Nearly every key in Redis has it in it, so it is put together at once.
    return account.platform().value() + "/" + account.name() + "/" + value;
  }
}
