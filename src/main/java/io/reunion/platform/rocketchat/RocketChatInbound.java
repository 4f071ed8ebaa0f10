package io.reunion.platform.rocketchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.Addressed;
import io.reunion.platform.Fields;
import io.reunion.platform.Readings;
import io.reunion.platform.StrictJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads what outgoing integrations send. */
final class RocketChatInbound {
  /** Nothing to be posted. */
  private static final Answer NOTHING = Answer.json("{}");

  private final AccountId account;
  private final RocketChatConfig config;

  RocketChatInbound(AccountId account, RocketChatConfig config) {
    this.account = account;
    this.config = config;
  }

  /**
   * @param bot the bot's own name, empty while unknown
   */
  WebhookResult receive(WebhookRequest request, String bot) {
    return Readings.of(() -> {
      JsonNode json = StrictJson.object(request.body().getBytes());
      if (!isToken(Fields.text(json, "token"))) {
        return new WebhookResult.Unauthorized("wrong token");
      }
      Optional<Update> update = read(json, event(request), bot, request.receivedAt());
      return new WebhookResult.Accepted(
          update.<List<Update>>map(List::of).orElse(List.of()), NOTHING);
    });
  }

  /** Compares with all of them, so that the time does not tell which. */
  private boolean isToken(String presented) {
    boolean known = false;
    for (var token : config.tokens()) {
      known |= token.matches(presented);
    }
    return known;
  }

  private static String event(WebhookRequest request) {
    List<String> events = request.query().getAll("event");
    return events.size() == 1 ? events.get(0) : "";
  }

  private Optional<Update> read(JsonNode json, String event, String bot, Instant now) {
    return switch (event) {
      case "" -> json.has("message_id") ? written(json, bot, now) : Optional.empty();
      case "joined" -> moved(json, event, now);
      case "left" -> moved(json, event, now);
      default -> Optional.empty();
    };
  }

  private boolean isByPerson(JsonNode json) {
    JsonNode bot = json.path("bot");
    return (bot.isMissingNode() || bot.isNull() || (bot.isBoolean() && !bot.booleanValue()))
        && !Fields.text(json, "user_id").equals(config.userId());
  }

  /** The id of a direct room is made of those of both; an integration may be given all direct rooms of the server. */
  private boolean isBetweenOthers(JsonNode json) {
    String room = Fields.text(json, "channel_id");
    String user = Fields.text(json, "user_id");
    boolean ofTwo = Fields.text(json, "channel_name").isEmpty()
        && !user.isEmpty()
        && (room.startsWith(user) || room.endsWith(user));
    return ofTwo && !room.contains(config.userId());
  }

  /**
   * Direct rooms have no name, but they may be of more than two: then others hear what is said there, and the id is not that
   * of the bot and of the one who speaks put together.
   */
  private boolean isOfTwo(JsonNode json) {
    String room = Fields.text(json, "channel_id");
    String user = Fields.text(json, "user_id");
    return Fields.text(json, "channel_name").isEmpty()
        && (room.equals(user + config.userId()) || room.equals(config.userId() + user));
  }

  private Optional<Update> written(JsonNode json, String bot, Instant now) {
    Addressed said =
        Addressed.read(Fields.text(json, "text"), Fields.text(json, "trigger_word"), bot);
    if (!isByPerson(json)
        || isBetweenOthers(json)
        || Fields.isTrue(json, "isEdited")
        || (said.text().isEmpty() && !said.mentioned())) {
      return Optional.empty();
    }
    String id = Fields.requiredText(json, "message_id");
    Optional<String> thread =
        Optional.of(Fields.text(json, "tmid")).filter(root -> !root.isEmpty());
    String room = Fields.words(json, "channel_name");
    Origin origin = new Origin(
        "message:" + id,
        chat(json),
        isOfTwo(json) ? ChatKind.DIRECT : ChatKind.GROUP,
        room,
        time(Fields.text(json, "timestamp"), now),
        Optional.empty());
    return Optional.of(new Update.MessageReceived(
        origin,
        sender(Fields.requiredText(json, "user_id"), Fields.words(json, "user_name")),
        new MessageId(id),
        said.text(),
        said.mentioned(),
        thread.map(MessageId::new),
        /* replyToBot= */ false,
        thread,
        Optional.empty()));
  }

  /** Who joined or left; when that is the bot itself, the bot was added or removed. */
  private Optional<Update> moved(JsonNode json, String event, Instant now) {
    JsonNode user = json.path("user");
    String id = Fields.text(user, "_id").isEmpty()
        ? Fields.requiredText(json, "user_id")
        : Fields.text(user, "_id");
    Instant at = time(Fields.text(json, "timestamp"), now);
    Origin origin = new Origin(
        event + ":" + chat(json).value() + ":" + id + ":" + at.toEpochMilli(),
        chat(json),
        ChatKind.GROUP,
        Fields.words(json, "channel_name"),
        at,
        Optional.empty());
    List<Sender> people = List.of(sender(id, Fields.words(json, "user_name")));
    if (id.equals(config.userId())) {
      return Optional.of(
          event.equals("joined")
              ? new Update.BotAdded(origin, Optional.empty())
              : new Update.BotRemoved(origin));
    }
    return Optional.of(
        event.equals("joined")
            ? new Update.MemberJoined(origin, people)
            : new Update.MemberLeft(origin, people));
  }

  private ChatId chat(JsonNode json) {
    return new ChatId(account, Fields.requiredText(json, "channel_id"));
  }

  private Sender sender(String id, String name) {
    return new Sender(new UserId(account.platform(), id), name);
  }

  private static Instant time(String timestamp, Instant now) {
    try {
      return timestamp.isEmpty() ? now : Instant.parse(timestamp);
    } catch (DateTimeParseException e) {
      return now;
    }
  }
}
