package io.reunion.platform.googlechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.UserId;
import io.reunion.platform.Fields;
import io.reunion.platform.PlainText;
import io.reunion.platform.Readings;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads interaction events. Those that mean nothing to us give no update. */
final class GoogleChatEvents {
  private final AccountId account;

  GoogleChatEvents(AccountId account) {
    this.account = account;
  }

  /** What tells events apart: a message has a name, everything else a moment. */
  static String key(JsonNode event, Instant now) {
    String type = Fields.text(event, "type");
    String message = Fields.text(event.path("message"), "name");
    return type.equals("MESSAGE") && !message.isEmpty()
        ? "message:" + message
        : type + ":" + Fields.text(event.path("space"), "name") + ":"
            + Fields.text(event.path("user"), "name") + ":" + message + ":" + time(event, now);
  }

  /**
   * @param credit the right to answer what was said or pressed
   */
  List<Update> read(JsonNode event, Instant now, Optional<ReplyCredit> credit) {
    return switch (Fields.requiredText(event, "type")) {
      case "MESSAGE" -> written(event, now, credit).stream().toList();
      case "CARD_CLICKED" -> press(event, now, credit).stream().toList();
      case "ADDED_TO_SPACE" -> added(event, now, credit);
      case "REMOVED_FROM_SPACE" ->
        List.of(new Update.BotRemoved(origin(event, now, Optional.empty())));
      default -> List.of();
    };
  }

  /**
   * Whoever adds the app by naming it says something with that, and it comes in no other event. Words that cannot be read do
   * not keep the app out of the space.
   */
  private List<Update> added(JsonNode event, Instant now, Optional<ReplyCredit> credit) {
    Supplier<List<Update>> arrived =
        () -> List.of(new Update.BotAdded(origin(event, now, Optional.empty()), person(event)));
    Supplier<List<Update>> said = () -> saidIn(event, now, credit);
    boolean speaks = event.path("message").isObject();
    return Readings.each(speaks ? List.of(arrived, said) : List.of(arrived), Supplier::get);
  }

  private List<Update> saidIn(JsonNode added, Instant now, Optional<ReplyCredit> credit) {
    ObjectNode said = added.<ObjectNode>deepCopy().put("type", "MESSAGE");
    return written(said, now, credit).filter(GoogleChatEvents::hasWords).stream()
        .toList();
  }

  private static boolean hasWords(Update update) {
    return update instanceof Update.MessageReceived said && !said.text().isEmpty();
  }

  private Optional<Update> written(JsonNode event, Instant now, Optional<ReplyCredit> credit) {
    JsonNode message = Fields.requiredObject(event, "message");
    Optional<Sender> person = person(event);
    boolean command = message.path("slashCommand").isObject();
    String text = text(message, command);
    Origin origin = origin(event, now, credit);
    boolean mentioned = origin.kind() == ChatKind.GROUP || command;
    if (person.isEmpty() || (text.isEmpty() && !mentioned)) {
      return Optional.empty();
    }
    return Optional.of(new Update.MessageReceived(
        origin,
        person.get(),
        new MessageId(Fields.requiredText(message, "name")),
        text,
        mentioned,
        id(message.path("quotedMessageMetadata")),
        /* replyToBot= */ false,
        thread(message),
        Optional.empty()));
  }

  /** Without the bot's name. Of a text that has nothing else Chat tells no argument. */
  private static String text(JsonNode message, boolean command) {
    String text = Fields.words(message, "text");
    if (command) {
      return text.strip();
    } else if (message.has("argumentText")) {
      return Fields.words(message, "argumentText").strip();
    }
    for (JsonNode mark : Fields.array(message, "annotations")) {
      long from = Fields.integer(mark, "startIndex").orElse(0);
      long size = Fields.integer(mark, "length").orElse(0);
      boolean bot = Fields.text(mark.path("userMention").path("user"), "type").equals("BOT");
      if (bot && from >= 0 && size > 0 && size <= text.length() && from <= text.length() - size) {
        return PlainText.without(
            text, List.of(new PlainText.Span((int) from, (int) (from + size))));
      }
    }
    return text.strip();
  }

  private Optional<Update> press(JsonNode event, Instant now, Optional<ReplyCredit> credit) {
    String command = command(event);
    Optional<Sender> person = person(event);
    JsonNode message = event.path("message");
    return command.isEmpty() || person.isEmpty()
        ? Optional.empty()
        : Optional.of(new Update.ButtonPressed(
            origin(event, now, credit), person.get(), command, id(message), "", thread(message)));
  }

  private static String command(JsonNode event) {
    String common =
        Fields.words(event.path("common").path("parameters"), GoogleChatRequests.COMMAND);
    if (!common.isEmpty()) {
      return common;
    }
    for (JsonNode parameter : Fields.array(event.path("action"), "parameters")) {
      if (Fields.text(parameter, "key").equals(GoogleChatRequests.COMMAND)) {
        return Fields.words(parameter, "value");
      }
    }
    return "";
  }

  private static Optional<MessageId> id(JsonNode message) {
    return Optional.of(Fields.text(message, "name"))
        .filter(name -> !name.isEmpty())
        .map(MessageId::new);
  }

  private static Optional<String> thread(JsonNode message) {
    return Optional.of(Fields.text(message.path("thread"), "name")).filter(name -> !name.isEmpty());
  }

  private Origin origin(JsonNode event, Instant now, Optional<ReplyCredit> credit) {
    JsonNode space = Fields.requiredObject(event, "space");
    return new Origin(
        key(event, now),
        new ChatId(account, Fields.requiredText(space, "name")),
        kind(space),
        Fields.words(space, "displayName"),
        time(event, now),
        credit);
  }

  private static ChatKind kind(JsonNode space) {
    boolean direct = Fields.text(space, "type").equals("DM")
        || Fields.text(space, "spaceType").equals("DIRECT_MESSAGE")
        || Fields.isTrue(space, "singleUserBotDm");
    return direct ? ChatKind.DIRECT : ChatKind.GROUP;
  }

  /** Apps are nobody. */
  private Optional<Sender> person(JsonNode event) {
    JsonNode user = event.path("user");
    String name = Fields.text(user, "name");
    return name.isEmpty() || Fields.text(user, "type").equals("BOT")
        ? Optional.empty()
        : Optional.of(
            new Sender(new UserId(account.platform(), name), Fields.words(user, "displayName")));
  }

  private static Instant time(JsonNode event, Instant now) {
    try {
      return OffsetDateTime.parse(Fields.text(event, "eventTime")).toInstant();
    } catch (DateTimeParseException e) {
      return now;
    }
  }
}
