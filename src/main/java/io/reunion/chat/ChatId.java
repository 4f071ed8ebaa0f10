package io.reunion.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A chat as one bot account sees it: a group or a direct chat. {@code value} is the platform's own id and is opaque
 * above the adapter. Written {@code telegram/main/-1001234567890}.
 */
public final class ChatId {
  /** Longest id that is taken, in UTF-16 units; every platform's are far shorter. */
  public static final int MAX_LENGTH = 256;

  private final AccountId account;
  private final String value;
  /** Nearly every key in Redis has it in it, and a message asks for a dozen: it is put together once. */
  private final String text;

  public ChatId(AccountId account, String value) {
    Ids.check("chat id", value, MAX_LENGTH);
    this.account = account;
    this.value = value;
    this.text = account.platform().value() + "/" + account.name() + "/" + value;
  }

  public AccountId account() {
    return account;
  }

  public String value() {
    return value;
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
  public boolean equals(@Nullable Object other) {
    return other instanceof ChatId chat && text.equals(chat.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  @JsonValue
  public String toString() {
    return text;
  }
}
