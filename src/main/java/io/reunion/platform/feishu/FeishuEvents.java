package io.reunion.platform.feishu;

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
import io.reunion.platform.UnreadableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads events of schema 2.0. Those that mean nothing to us give no update. */
final class FeishuEvents {
  private static final int MILLIS_DIGITS = 13;

  private final AccountId account;

  FeishuEvents(AccountId account) {
    this.account = account;
  }

  /**
   * @param bot the bot's own open_id, empty while unknown
   * @throws UnreadableException if something is missing without which the event has no meaning
   */
  List<Update> read(JsonNode header, JsonNode envelope, String bot, Instant now) {
    String type = Fields.requiredText(header, "event_type");
    return switch (type) {
      case "im.message.receive_v1" -> message(event(envelope), bot, now);
      case "card.action.trigger" -> press(header, event(envelope), now);
      case "im.chat.member.bot.added_v1" -> added(header, event(envelope), ChatKind.GROUP, now);
      case "im.chat.access_event.bot_p2p_chat_entered_v1" ->
        added(header, event(envelope), ChatKind.DIRECT, now);
      case "im.chat.member.bot.deleted_v1", "im.chat.disbanded_v1" ->
        List.of(new Update.BotRemoved(origin(header, event(envelope), ChatKind.GROUP, now)));
      case "im.chat.member.user.added_v1" -> {
        JsonNode event = event(envelope);
        yield List.of(
            new Update.MemberJoined(origin(header, event, ChatKind.GROUP, now), people(event)));
      }
      case "im.chat.member.user.deleted_v1", "im.chat.member.user.withdrawn_v1" -> {
        JsonNode event = event(envelope);
        yield List.of(
            new Update.MemberLeft(origin(header, event, ChatKind.GROUP, now), people(event)));
      }
      default -> List.of();
    };
  }

  private static JsonNode event(JsonNode envelope) {
    return Fields.requiredObject(envelope, "event");
  }

  /** Messages of other bots are nobody's words. */
  private List<Update> message(JsonNode event, String bot, Instant now) {
    JsonNode sender = Fields.requiredObject(event, "sender");
    JsonNode message = Fields.requiredObject(event, "message");
    Optional<Sender> person = person(sender, "sender_id");
    String kind = Fields.text(sender, "sender_type");
    if (person.isEmpty() || !(kind.isEmpty() || kind.equals("user"))) {
      return List.of();
    }
    String id = Fields.requiredText(message, "message_id");
    return FeishuText.read(message, bot)
        .filter(read -> read.mentioned() || !read.text().isEmpty())
        .<List<Update>>map(read -> List.of(new Update.MessageReceived(
            new Origin(
                "message:" + id,
                chat(Fields.requiredText(message, "chat_id")),
                Fields.text(message, "chat_type").equals("p2p") ? ChatKind.DIRECT : ChatKind.GROUP,
                time(Fields.text(message, "create_time"), now)),
            person.get(),
            new MessageId(id),
            read.text(),
            read.mentioned(),
            Optional.of(Fields.text(message, "parent_id"))
                .filter(parent -> !parent.isEmpty())
                .map(MessageId::new),
            /* replyToBot= */ false,
            Optional.of(Fields.text(message, "thread_id")).filter(thread -> !thread.isEmpty()),
            Optional.empty())))
        .orElse(List.of());
  }

  private List<Update> press(JsonNode header, JsonNode event, Instant now) {
    JsonNode context = event.path("context");
    JsonNode value = Fields.requiredObject(event, "action").path("value");
    String command = Fields.words(value, FeishuCard.COMMAND);
    String chat = Fields.text(context, "open_chat_id");
    Optional<Sender> person = person(event, "operator");
    if (command.isEmpty() || chat.isEmpty() || person.isEmpty()) {
      return List.of();
    }
    ChatKind kind = Fields.isTrue(value, FeishuCard.DIRECT) ? ChatKind.DIRECT : ChatKind.GROUP;
    Origin origin = new Origin(
        "event:" + Fields.requiredText(header, "event_id"),
        chat(chat),
        kind,
        time(Fields.text(header, "create_time"), now));
    return List.of(new Update.ButtonPressed(
        origin,
        person.get(),
        command,
        Optional.of(Fields.text(context, "open_message_id"))
            .filter(id -> !id.isEmpty())
            .map(MessageId::new),
        Fields.requiredText(event, "token"),
        Optional.empty()));
  }

  private List<Update> added(JsonNode header, JsonNode event, ChatKind kind, Instant now) {
    return List.of(
        new Update.BotAdded(origin(header, event, kind, now), person(event, "operator_id")));
  }

  private Origin origin(JsonNode header, JsonNode event, ChatKind kind, Instant now) {
    return new Origin(
        "event:" + Fields.requiredText(header, "event_id"),
        chat(Fields.requiredText(event, "chat_id")),
        kind,
        Fields.words(event, "name"),
        time(Fields.text(header, "create_time"), now),
        Optional.empty());
  }

  private List<Sender> people(JsonNode event) {
    List<Sender> people = new ArrayList<>();
    for (JsonNode user : Fields.array(event, "users")) {
      String id = Fields.text(user.path("user_id"), "open_id");
      if (!id.isEmpty()) {
        people.add(new Sender(user(id), Fields.words(user, "name")));
      }
    }
    return List.copyOf(people);
  }

  private Optional<Sender> person(JsonNode parent, String field) {
    String id = Fields.text(parent.path(field), "open_id");
    return id.isEmpty() ? Optional.empty() : Optional.of(new Sender(user(id), ""));
  }

  private UserId user(String openId) {
    return new UserId(account.platform(), openId);
  }

  private ChatId chat(String id) {
    return new ChatId(account, id);
  }

  /** Milliseconds, or in card callbacks microseconds. */
  private static Instant time(String created, Instant now) {
    boolean number = created.length() >= MILLIS_DIGITS - 3
        && created.length() <= MILLIS_DIGITS + 3
        && created.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      return now;
    }
    long value = Long.parseLong(created);
    return created.length() > MILLIS_DIGITS
        ? Instant.ofEpochSecond(value / 1_000_000, value % 1_000_000 * 1_000)
        : Instant.ofEpochMilli(value);
  }
}
