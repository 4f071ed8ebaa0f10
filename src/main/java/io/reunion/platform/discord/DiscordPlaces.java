package io.reunion.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.Sender;
import io.reunion.chat.UserId;
import io.reunion.platform.Fields;
import io.reunion.platform.UnreadableException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes our ids of Discord's, which are numbers that tell when they were given. */
final class DiscordPlaces {
  private static final Pattern SNOWFLAKE = Pattern.compile("[0-9]{1,19}");
  private static final long EPOCH_MILLIS = 1_420_070_400_000L;
  private static final int TIME_SHIFT = 22;
  private static final int DIRECT_CHANNEL = 1;
  private static final int WITH_THE_BOT = 1;

  private final AccountId account;

  DiscordPlaces(AccountId account) {
    this.account = account;
  }

  static boolean isSnowflake(String text) {
    return SNOWFLAKE.matcher(text).matches();
  }

  /** A field that must be an id. */
  static String id(JsonNode parent, String name) {
    String id = Fields.text(parent, name);
    if (!isSnowflake(id)) {
      throw new UnreadableException(name + " (expected: an id, digits in a text)");
    }
    return id;
  }

  static Instant time(String snowflake) {
    return Instant.ofEpochMilli((Long.parseLong(snowflake) >>> TIME_SHIFT) + EPOCH_MILLIS);
  }

  ChatId chat(String channel) {
    return new ChatId(account, channel);
  }

  /** A channel of a server is a group; what is none is direct, unless it is one of several people. */
  static ChatKind kind(JsonNode interaction) {
    if (!Fields.text(interaction, "guild_id").isEmpty()) {
      return ChatKind.GROUP;
    }
    long type = Fields.integer(interaction.path("channel"), "type").orElse(DIRECT_CHANNEL);
    long context = Fields.integer(interaction, "context").orElse(WITH_THE_BOT);
    return type == DIRECT_CHANNEL && context == WITH_THE_BOT ? ChatKind.DIRECT : ChatKind.GROUP;
  }

  static MessageId message(String id) {
    return new MessageId(id);
  }

  /** Within a server the person is part of a member, with the name that they have there. */
  Sender sender(JsonNode interaction) {
    JsonNode member = interaction.path("member");
    JsonNode user = member.isObject()
        ? Fields.requiredObject(member, "user")
        : Fields.requiredObject(interaction, "user");
    return person(user, Fields.words(member, "nick"), language(interaction));
  }

  Sender person(JsonNode user, String nick, Optional<String> language) {
    String shown = Fields.words(user, "global_name");
    String name = shown.isEmpty() ? Fields.words(user, "username") : shown;
    return new Sender(
        new UserId(account.platform(), id(user, "id")), nick.isEmpty() ? name : nick, language);
  }

  private static Optional<String> language(JsonNode interaction) {
    return Optional.of(Fields.text(interaction, "locale")).filter(tag -> !tag.isEmpty());
  }
}
