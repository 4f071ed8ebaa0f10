package io.reunion.platform.qq;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.platform.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Reads an event (op 0). Events that mean nothing to us give no update. */
final class QqEvents {
  static final String BY_MESSAGE = "msg_id";
  static final String BY_EVENT = "event_id";

  private static final int CREDIT_USES = 5;

  /** Five minutes, less what an answer may take. */
  private static final Duration CREDIT_LIFE = Duration.ofSeconds(290);

  private final QqPlaces places;

  QqEvents(AccountId account) {
    this.places = new QqPlaces(account);
  }

  List<Update> read(JsonNode envelope, Instant now) {
    String type = Fields.requiredText(envelope, "t");
    // Of what kinds there will be nobody knows whether it is an object.
    JsonNode event = envelope.path("d");
    Optional<? extends Update> update = switch (type) {
      case "GROUP_AT_MESSAGE_CREATE" -> written(event, /* mentioned= */ true, now);
      case "GROUP_MESSAGE_CREATE", "C2C_MESSAGE_CREATE" ->
        written(event, /* mentioned= */ false, now);
      case "GROUP_ADD_ROBOT", "FRIEND_ADD" ->
        Optional.of(
            new Update.BotAdded(origin(envelope, event, now), person(event).map(places::person)));
      case "GROUP_DEL_ROBOT", "FRIEND_DEL" ->
        Optional.of(new Update.BotRemoved(origin(envelope, event, now)));
      case "GROUP_MEMBER_ADD" ->
        Optional.of(new Update.MemberJoined(
            origin(envelope, event, now),
            List.of(places.person(Fields.requiredText(event, "member_openid")))));
      case "INTERACTION_CREATE" -> pressed(envelope, event, now);
      default -> Optional.empty();
    };
    return update.<List<Update>>map(List::of).orElse(List.of());
  }

  private Optional<Update> written(JsonNode event, boolean mentioned, Instant now) {
    String id = Fields.requiredText(event, "id");
    String text = Fields.words(event, "content").strip();
    JsonNode author = Fields.requiredObject(event, "author");
    if ((text.isEmpty() && !mentioned) || Fields.isTrue(author, "bot")) {
      return Optional.empty();
    }
    ChatId chat = chat(event, author);
    String group = Fields.text(author, "member_openid");
    String person = group.isEmpty() ? Fields.requiredText(author, "user_openid") : group;
    Origin origin = new Origin(
        "message:" + id,
        chat,
        QqPlaces.kind(chat),
        "",
        time(event, now),
        Optional.of(new ReplyCredit(BY_MESSAGE, id, CREDIT_USES, now.plus(CREDIT_LIFE))));
    return Optional.of(new Update.MessageReceived(
        origin,
        places.person(person),
        new MessageId(id),
        text,
        mentioned,
        Optional.empty(),
        /* replyToBot= */ false,
        Optional.empty(),
        Optional.empty()));
  }

  /** Only bots that may show keyboards get these. */
  private Optional<Update> pressed(JsonNode envelope, JsonNode event, Instant now) {
    JsonNode resolved = event.path("data").path("resolved");
    String command = Fields.words(resolved, "button_data");
    Optional<String> person = person(event);
    if (command.isEmpty() || person.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Update.ButtonPressed(
        origin(envelope, event, now),
        places.person(person.get()),
        command,
        Optional.of(Fields.text(resolved, "message_id"))
            .filter(id -> !id.isEmpty())
            .map(MessageId::new),
        Fields.requiredText(event, "id"),
        Optional.empty()));
  }

  private Origin origin(JsonNode envelope, JsonNode event, Instant now) {
    String id = Fields.requiredText(envelope, "id");
    ChatId chat = chat(event, event);
    return new Origin(
        "event:" + id,
        chat,
        QqPlaces.kind(chat),
        "",
        time(event, now),
        Optional.of(new ReplyCredit(BY_EVENT, id, CREDIT_USES, now.plus(CREDIT_LIFE))));
  }

  private ChatId chat(JsonNode event, JsonNode person) {
    String group = Fields.text(event, "group_openid");
    if (!group.isEmpty()) {
      return places.group(group);
    }
    String user = Fields.text(person, "user_openid");
    return places.direct(user.isEmpty() ? Fields.requiredText(person, "openid") : user);
  }

  private static Optional<String> person(JsonNode event) {
    for (String name :
        List.of("op_member_openid", "group_member_openid", "user_openid", "openid")) {
      String id = Fields.text(event, name);
      if (!id.isEmpty()) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  /** With messages in ISO 8601, with events in seconds. */
  private static Instant time(JsonNode event, Instant now) {
    long seconds = Fields.integer(event, "timestamp").orElse(-1);
    if (seconds >= 0 && seconds <= now.getEpochSecond()) {
      return Instant.ofEpochSecond(seconds);
    }
    try {
      return OffsetDateTime.parse(Fields.text(event, "timestamp")).toInstant();
    } catch (DateTimeException e) {
      return now;
    }
  }
}
