package io.reunion.registration;

import io.reunion.chat.UserId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Accounts as people write them: {@code telegram:1234}. */
final class Accounts {
  private static final Pattern ACCOUNT =
      Pattern.compile("(?:^|\\s)([a-z][a-z0-9-]{1,30}:[^\\s:]\\S{0,200})(?=\\s|$)");

  private Accounts() {}

  /**
   * An account among words.
   *
   * @param rest the words without it
   */
  record Named(Optional<UserId> account, String rest) {}

  /** The first account in {@code words}, wherever it stands. */
  static Named in(String words) {
    Matcher account = ACCOUNT.matcher(words);
    if (!account.find()) {
      return new Named(Optional.empty(), words.strip());
    }
    String rest = words.substring(0, account.start()) + " " + words.substring(account.end());
    try {
      return new Named(Optional.of(UserId.parse(account.group(1))), rest.strip());
    } catch (IllegalArgumentException notOne) {
      return new Named(Optional.empty(), words.strip());
    }
  }
}
