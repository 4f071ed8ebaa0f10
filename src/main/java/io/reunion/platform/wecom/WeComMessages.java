package io.reunion.platform.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads a decrypted message or event. What means nothing to us gives no update. */
final class WeComMessages {
  static final String CREDIT = "response_url";
  /** Between the message and the URL in a credit's handle; neither can have it. */
  static final char PARTED = ' ';

  private static final Duration CREDIT_LIFE = Duration.ofHours(1);

  private final WeComPlaces places;
  private final WeComName name;
  private final CallableHosts responseHosts;

  WeComMessages(WeComPlaces places, Optional<String> botName, CallableHosts responseHosts) {
    this.places = places;
    this.name = new WeComName(botName);
    this.responseHosts = responseHosts;
  }

  List<Update> read(JsonNode json, Instant now) {
    return switch (Fields.text(json, "msgtype")) {
      case "text" -> message(json, Fields.words(json.path("text"), "content"), now);
      case "voice" -> message(json, Fields.words(json.path("voice"), "content"), now);
      case "mixed" -> message(json, mixed(json.path("mixed")), now);
      case "event" -> event(json, Fields.requiredObject(json, "event"), now);
      default -> List.of();
    };
  }

  private static String mixed(JsonNode mixed) {
    StringBuilder words = new StringBuilder();
    for (JsonNode item : Fields.array(mixed, "msg_item")) {
      String text = Fields.words(item.path("text"), "content");
      words.append(words.isEmpty() || text.isEmpty() ? "" : "\n").append(text);
    }
    return words.toString();
  }

  /** In a group only what names the robot, or quotes it, arrives. */
  private List<Update> message(JsonNode json, String words, Instant now) {
    String id = Fields.requiredText(json, "msgid");
    boolean group = isGroup(json);
    String text = group ? name.takenOut(words, json.has("quote")) : words.strip();
    return List.of(new Update.MessageReceived(
        origin(json, "message:", now, now),
        sender(json),
        new MessageId(id),
        text,
        group,
        Optional.empty(),
        /* replyToBot= */ false,
        Optional.empty(),
        Optional.empty()));
  }

  private List<Update> event(JsonNode json, JsonNode event, Instant now) {
    long created = Fields.integer(json, "create_time").orElse(0);
    Instant time = created > 0 ? Instant.ofEpochSecond(Math.min(created, 1L << 36)) : now;
    return switch (Fields.text(event, "eventtype")) {
      case "template_card_event" ->
        press(json, Fields.requiredObject(event, "template_card_event"), time, now);
      case "enter_chat" ->
        List.of(new Update.BotAdded(origin(json, "event:", time, now), Optional.of(sender(json))));
      default -> List.of();
    };
  }

  private List<Update> press(JsonNode json, JsonNode card, Instant time, Instant now) {
    String command = Fields.words(card, "event_key");
    return command.isEmpty()
        ? List.of()
        : List.of(new Update.ButtonPressed(
            origin(json, "event:", time, now),
            sender(json),
            command,
            Optional.empty(),
            Fields.text(card, "task_id"),
            Optional.empty()));
  }

  private Origin origin(JsonNode json, String kind, Instant time, Instant now) {
    String id = Fields.requiredText(json, "msgid");
    boolean group = isGroup(json);
    ChatId chat = group
        ? places.group(Fields.requiredText(json, "chatid"))
        : places.direct(Fields.requiredText(Fields.requiredObject(json, "from"), "userid"));
    return new Origin(
        kind + id,
        chat,
        group ? ChatKind.GROUP : ChatKind.DIRECT,
        "",
        time,
        credit(id, Fields.text(json, "response_url"), now));
  }

  private static boolean isGroup(JsonNode json) {
    return Fields.text(json, "chattype").equals("group");
  }

  /** The right to answer: in the response while that is held, then once at the URL, which must be WeCom's own. */
  private Optional<ReplyCredit> credit(String message, String url, Instant now) {
    String callable = responseHosts.allow(url) ? url : "";
    return Optional.of(
        new ReplyCredit(CREDIT, message + PARTED + callable, 1, now.plus(CREDIT_LIFE)));
  }

  private Sender sender(JsonNode json) {
    String user = Fields.requiredText(Fields.requiredObject(json, "from"), "userid");
    return new Sender(places.user(user), "");
  }
}
