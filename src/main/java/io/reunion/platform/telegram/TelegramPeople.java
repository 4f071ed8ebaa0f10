package io.reunion.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Sender;
import io.reunion.chat.UserId;
import io.reunion.platform.Fields;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a {@code User} of the Bot API. */
final class TelegramPeople {
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

  private TelegramPeople() {}

  /** Empty for bots. */
  static Optional<Sender> person(AccountId account, JsonNode user) {
    long id = Fields.requiredInteger(user, "id");
    if (Fields.isTrue(user, "is_bot")) {
      return Optional.empty();
    }
    String name = Fields.words(user, "first_name") + " " + Fields.words(user, "last_name");
    String language = Fields.text(user, "language_code");
    return Optional.of(new Sender(
        new UserId(account.platform(), Long.toString(id)),
        name.strip(),
        LANGUAGE.matcher(language).matches() ? Optional.of(language) : Optional.empty()));
  }
}
