package io.reunion.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.UserId;
import io.reunion.platform.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads an event of a room. Events that mean nothing to us give no update. */
final class MatrixEvents {
  private final AccountId account;
  private final String bot;
  private final MatrixText text;
  private final MatrixDirectRooms direct;

  MatrixEvents(AccountId account, MatrixConfig config, MatrixDirectRooms direct) {
    this.account = account;
    this.bot = config.userId();
    this.text = new MatrixText(config);
    this.direct = direct;
  }

  /** How the bot is called in rooms. */
  void called(String displayName) {
    text.called(displayName);
  }

  Optional<Update> read(JsonNode event, Instant now) {
    String type = Fields.requiredText(event, "type");
    boolean state = event.has("state_key");
    return switch (type) {
      case "m.room.message" -> state ? Optional.empty() : written(event, now);
      case "m.reaction" -> state ? Optional.empty() : reaction(event, now);
      case "m.room.member" -> state ? membership(event, now) : Optional.empty();
      case "m.room.tombstone" -> state ? upgrade(event, now) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** What people write; notices are what bots write, and what replaces a message is no new one. */
  private Optional<Update> written(JsonNode event, Instant now) {
    JsonNode content = Fields.requiredObject(event, "content");
    JsonNode relation = content.path("m.relates_to");
    String relationType = Fields.text(relation, "rel_type");
    if (isOwn(event)
        || !Fields.text(content, "msgtype").equals("m.text")
        || relationType.equals("m.replace")) {
      return Optional.empty();
    }
    boolean thread = relationType.equals("m.thread");
    Optional<String> answered = answered(relation, thread);
    MatrixText.Read read = text.read(content, answered.isPresent());
    if (read.text().isEmpty() && !read.mentioned()) {
      return Optional.empty();
    }
    Origin origin = origin(event, now);
    return Optional.of(new Update.MessageReceived(
        origin,
        sender(Fields.requiredText(event, "sender")),
        new MessageId(Fields.requiredText(event, "event_id")),
        read.text(),
        read.mentioned(),
        answered.map(MessageId::new),
        /* replyToBot= */ false,
        thread ? Optional.of(Fields.requiredText(relation, "event_id")) : Optional.empty(),
        Optional.empty()));
  }

  /** In a thread, what is written without answering anything says that it answers the message before. */
  private static Optional<String> answered(JsonNode relation, boolean thread) {
    return thread && Fields.isTrue(relation, "is_falling_back")
        ? Optional.empty()
        : Optional.of(Fields.text(relation.path("m.in_reply_to"), "event_id"))
            .filter(id -> !id.isEmpty());
  }

  /** Each tells of one emoji; one that is taken back is a redaction, which does not tell of what. */
  private Optional<Update> reaction(JsonNode event, Instant now) {
    JsonNode relation = Fields.requiredObject(event, "content").path("m.relates_to");
    String emoji = Fields.words(relation, "key");
    return isOwn(event) || emoji.isEmpty()
        ? Optional.empty()
        : Optional.of(new Update.ReactionChanged(
            origin(event, now),
            sender(Fields.requiredText(event, "sender")),
            new MessageId(Fields.requiredText(relation, "event_id")),
            List.of(emoji)));
  }

  private Optional<Update> membership(JsonNode event, Instant now) {
    JsonNode content = Fields.requiredObject(event, "content");
    String membership = Fields.requiredText(content, "membership");
    String person = Fields.requiredText(event, "state_key");
    if (person.equals(bot)) {
      return own(event, content, membership, now);
    }
    boolean there = wasThere(event);
    return switch (membership) {
      case "join" ->
        there
            ? Optional.empty()
            : Optional.of(new Update.MemberJoined(
                origin(event, now), List.of(sender(person, Fields.words(content, "displayname")))));
      case "leave", "ban" ->
        there
            ? Optional.of(new Update.MemberLeft(origin(event, now), List.of(sender(person))))
            : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Update> own(JsonNode event, JsonNode content, String membership, Instant now) {
    String by = Fields.requiredText(event, "sender");
    return switch (membership) {
      case "invite" -> {
        if (Fields.isTrue(content, "is_direct")) {
          direct.note(Fields.requiredText(event, "room_id"), by);
        }
        yield Optional.of(new Update.BotAdded(origin(event, now), Optional.of(sender(by))));
      }
      case "leave", "ban" -> Optional.of(new Update.BotRemoved(origin(event, now)));
      default -> Optional.empty();
    };
  }

  /** A new name or picture is a join of who has joined already; where nothing is told of before, it is taken for new. */
  private static boolean wasThere(JsonNode event) {
    JsonNode before = event.path("unsigned").path("prev_content");
    JsonNode told = before.isObject() ? before : event.path("prev_content");
    boolean leaving = !event.path("content").path("membership").asText().equals("join");
    return told.isObject() ? Fields.text(told, "membership").equals("join") : leaving;
  }

  private Optional<Update> upgrade(JsonNode event, Instant now) {
    String successor = Fields.text(Fields.requiredObject(event, "content"), "replacement_room");
    return successor.isEmpty()
        ? Optional.empty()
        : Optional.of(new Update.ChatMigrated(origin(event, now), new ChatId(account, successor)));
  }

  private boolean isOwn(JsonNode event) {
    return Fields.text(event, "sender").equals(bot);
  }

  private Origin origin(JsonNode event, Instant now) {
    String room = Fields.requiredText(event, "room_id");
    long millis = Fields.integer(event, "origin_server_ts").orElse(-1);
    // Another server's clock may be wrong in good or bad faith; nothing happened after it arrived.
    Instant time = millis < 0 || millis > now.toEpochMilli() ? now : Instant.ofEpochMilli(millis);
    return new Origin(
        "event:" + Fields.requiredText(event, "event_id"),
        new ChatId(account, room),
        direct.has(room) ? ChatKind.DIRECT : ChatKind.GROUP,
        time);
  }

  private Sender sender(String person) {
    return sender(person, "");
  }

  private Sender sender(String person, String name) {
    return new Sender(new UserId(account.platform(), person), name);
  }
}
