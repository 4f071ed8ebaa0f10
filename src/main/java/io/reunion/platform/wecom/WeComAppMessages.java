package io.reunion.platform.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.platform.PlainText;
import io.reunion.platform.UnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a person writes to a self-built application, always alone with it; XML, or the same names in JSON. */
final class WeComAppMessages {
  static final String CREDIT = "passive_reply";

  private static final Duration CREDIT_LIFE = Duration.ofSeconds(5);
  private static final String DIGITS = "[0-9]{1,12}";

  private final WeComPlaces places;

  WeComAppMessages(WeComPlaces places) {
    this.places = places;
  }

  static boolean isFor(JsonNode json) {
    return json.has("MsgType");
  }

  /** The fields of a JSON message as those of XML. */
  static Map<String, String> fields(JsonNode json) {
    Map<String, String> fields = new LinkedHashMap<>();
    json.properties().forEach(field -> {
      if (field.getValue().isValueNode()) {
        fields.put(field.getKey(), field.getValue().asText());
      }
    });
    return fields;
  }

  List<Update> read(Map<String, String> message, Instant now) {
    return switch (required(message, "MsgType")) {
      case "text" -> text(message, now);
      case "event" -> event(message, now);
      default -> List.of();
    };
  }

  private List<Update> text(Map<String, String> message, Instant now) {
    String id = required(message, "MsgId");
    Origin origin = origin(message, "message:" + id, credit(message, id, now), now);
    return List.of(new Update.MessageReceived(
        origin,
        sender(message),
        new MessageId(id),
        PlainText.wellFormed(message.getOrDefault("Content", "")).strip(),
        /* mentioned= */ false,
        Optional.empty(),
        /* replyToBot= */ false,
        Optional.empty(),
        Optional.empty()));
  }

  /** A card's button, or an entry of the application's menu: its key is the command. */
  private List<Update> event(Map<String, String> message, Instant now) {
    String key = PlainText.wellFormed(message.getOrDefault("EventKey", ""));
    String kind = message.getOrDefault("Event", "");
    String id = String.join(
        ":",
        "event",
        kind,
        required(message, "FromUserName"),
        message.getOrDefault("CreateTime", ""),
        Integer.toHexString(key.hashCode()));
    Origin origin = origin(message, id, Optional.empty(), now);
    return switch (kind) {
      case "template_card_event", "click" ->
        key.isEmpty()
            ? List.of()
            : List.of(new Update.ButtonPressed(
                origin, sender(message), key, Optional.empty(), "", Optional.empty()));
      case "enter_agent", "subscribe" ->
        List.of(new Update.BotAdded(origin, Optional.of(sender(message))));
      case "unsubscribe" -> List.of(new Update.BotRemoved(origin));
      default -> List.of();
    };
  }

  private Origin origin(
      Map<String, String> message, String key, Optional<ReplyCredit> credit, Instant now) {
    String created = message.getOrDefault("CreateTime", "");
    Instant time = created.matches(DIGITS) ? Instant.ofEpochSecond(Long.parseLong(created)) : now;
    ChatId chat = places.direct(required(message, "FromUserName"));
    return new Origin(key, chat, ChatKind.DIRECT, "", time, credit);
  }

  /** The right to answer in the response, with whom it is from and to. */
  private static Optional<ReplyCredit> credit(Map<String, String> message, String id, Instant now) {
    String handle = String.join(
        String.valueOf(WeComMessages.PARTED),
        id,
        required(message, "FromUserName"),
        message.getOrDefault("ToUserName", ""));
    return Optional.of(new ReplyCredit(CREDIT, handle, 1, now.plus(CREDIT_LIFE)));
  }

  private Sender sender(Map<String, String> message) {
    return new Sender(places.user(required(message, "FromUserName")), "");
  }

  private static String required(Map<String, String> message, String field) {
    String text = message.getOrDefault(field, "");
    if (text.isEmpty()) {
      throw new UnreadableException(field + " (expected: a text)");
    }
    return text;
  }
}
