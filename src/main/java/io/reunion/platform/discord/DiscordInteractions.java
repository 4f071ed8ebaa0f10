package io.reunion.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.platform.Fields;
import io.reunion.platform.UnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads slash commands, as if they had been written into the channel, and presses of buttons. */
final class DiscordInteractions {
  static final String CREDIT = "interaction";

  /** What a token is written with, so that it can stand in a path. */
  static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~-]{1,512}");

  private static final Duration CREDIT_LIFE = Duration.ofMinutes(14);
  private static final int CREDIT_USES = 5;
  private static final int CHAT_INPUT = 1;
  private static final int SUB_COMMAND = 1;
  private static final int SUB_COMMAND_GROUP = 2;

  private final DiscordPlaces places;
  private final String rootCommand;

  /**
   * @param rootCommand without the slash
   */
  DiscordInteractions(AccountId account, String rootCommand) {
    this.places = new DiscordPlaces(account);
    this.rootCommand = rootCommand;
  }

  /** What was said by a slash command; nothing for the commands of a menu beside a message or a person. */
  List<Update> command(JsonNode interaction, Instant now) {
    JsonNode given = Fields.requiredObject(interaction, "data");
    if (Fields.integer(given, "type").orElse(CHAT_INPUT) != CHAT_INPUT) {
      return List.of();
    }
    Origin origin = origin(interaction, now);
    return List.of(new Update.MessageReceived(
        origin,
        places.sender(interaction),
        DiscordPlaces.message("command:" + DiscordPlaces.id(interaction, "id")),
        said(given),
        /* mentioned= */ true,
        Optional.empty(),
        /* replyToBot= */ false,
        Optional.empty(),
        Optional.empty()));
  }

  private String said(JsonNode given) {
    StringBuilder words = new StringBuilder();
    options(given, words);
    String rest = words.toString().strip();
    String name = Fields.words(given, "name");
    if (!name.equals(rootCommand)) {
      return "/" + name + (rest.isEmpty() ? "" : " " + rest);
    } else if (rest.isEmpty()) {
      return "/help";
    }
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  /** The values of all options in their order, with the names of subcommands before theirs. */
  private static void options(JsonNode parent, StringBuilder words) {
    for (JsonNode option : Fields.array(parent, "options")) {
      long type = Fields.integer(option, "type").orElse(0);
      if (type == SUB_COMMAND || type == SUB_COMMAND_GROUP) {
        words.append(Fields.words(option, "name")).append(' ');
        options(option, words);
      } else {
        JsonNode value = option.path("value");
        words
            .append(value.isTextual() ? Fields.words(option, "value") : value.asText(""))
            .append(' ');
      }
    }
  }

  /** A press of a button that carries a command, or a choice out of a list of them. */
  List<Update> press(JsonNode interaction, Instant now) {
    JsonNode pressed = Fields.requiredObject(interaction, "data");
    String chosen = pressed.path("values").path(0).asText("");
    String command = chosen.isEmpty() ? Fields.words(pressed, "custom_id") : chosen;
    if (command.isEmpty()) {
      return List.of();
    }
    String card = Fields.text(interaction.path("message"), "id");
    return List.of(new Update.ButtonPressed(
        origin(interaction, now),
        places.sender(interaction),
        command,
        Optional.of(card).filter(DiscordPlaces::isSnowflake).map(DiscordPlaces::message),
        DiscordPlaces.id(interaction, "id"),
        Optional.empty()));
  }

  private Origin origin(JsonNode interaction, Instant now) {
    String id = DiscordPlaces.id(interaction, "id");
    String token = Fields.text(interaction, "token");
    if (!TOKEN.matcher(token).matches()) {
      throw new UnreadableException("token (expected: letters, digits, '-', '.', '_' and '~')");
    }
    return new Origin(
        "interaction:" + id,
        places.chat(DiscordPlaces.id(interaction, "channel_id")),
        DiscordPlaces.kind(interaction),
        Fields.words(interaction.path("channel"), "name"),
        DiscordPlaces.time(id),
        Optional.of(new ReplyCredit(CREDIT, id + ":" + token, CREDIT_USES, now.plus(CREDIT_LIFE))));
  }
}
