package io.reunion.platform.telegram;

import io.reunion.config.Secret;
import java.util.Optional;

/**
 * Who the bot itself is.
 *
 * @param id 0 while unknown
 * @param username without {@code @}; empty while unknown
 */
record TelegramBot(long id, String username) {

  /** What can be known without asking: the number before the colon of a token is the bot's id. */
  static TelegramBot of(Secret token, Optional<String> username) {
    String number = token.reveal().split(":", 2)[0];
    boolean isId = number.matches("[0-9]{1,16}");
    String handle = username.orElse("");
    return new TelegramBot(
        isId ? Long.parseLong(number) : 0, handle.startsWith("@") ? handle.substring(1) : handle);
  }

  boolean isCalled(String handle) {
    return !username.isEmpty() && username.equalsIgnoreCase(handle);
  }
}
