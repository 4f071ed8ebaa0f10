package io.reunion.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.platform.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a {@code Message} of the Bot API: what a person wrote, or what happened to the chat. */
final class TelegramMessages {
  private final AccountId account;

  TelegramMessages(AccountId account) {
    this.account = account;
  }

  List<Update> read(JsonNode message, String key, TelegramBot bot, Instant now) {
    JsonNode chat = Fields.requiredObject(message, "chat");
    Optional<ChatKind> kind = TelegramUpdates.kind(chat);
    if (kind.isEmpty()) {
      return List.of();
    }
    Origin origin = new Origin(
        key,
        TelegramUpdates.chatId(account, chat),
        kind.get(),
        Fields.words(chat, "title"),
        time(message, now),
        Optional.empty());
    return read(message, origin, bot).map(List::of).orElse(List.of());
  }

  private Optional<Update> read(JsonNode message, Origin origin, TelegramBot bot) {
    OptionalLong successor = Fields.integer(message, "migrate_to_chat_id");
    OptionalLong predecessor = Fields.integer(message, "migrate_from_chat_id");
    if (successor.isPresent()) {
      return Optional.of(migration(origin, origin.chat(), chat(successor.getAsLong())));
    } else if (predecessor.isPresent()) {
      return Optional.of(migration(origin, chat(predecessor.getAsLong()), origin.chat()));
    } else if (message.hasNonNull("new_chat_members")) {
      List<Sender> joined = persons(Fields.array(message, "new_chat_members"));
      return joined.isEmpty()
          ? Optional.empty()
          : Optional.of(new Update.MemberJoined(origin, joined));
    } else if (message.hasNonNull("left_chat_member")) {
      List<Sender> left = persons(List.of(Fields.requiredObject(message, "left_chat_member")));
      return left.isEmpty() ? Optional.empty() : Optional.of(new Update.MemberLeft(origin, left));
    }
    return written(message, origin, bot);
  }

  /** Both chats tell of the move, in two updates: one key makes them one. */
  private Update migration(Origin origin, ChatId old, ChatId successor) {
    Origin told = new Origin(
        "migrated:" + old.value() + ":" + successor.value(),
        old,
        origin.kind(),
        origin.chatTitle(),
        origin.time(),
        Optional.empty());
    return new Update.ChatMigrated(told, successor);
  }

  private ChatId chat(long id) {
    return new ChatId(account, Long.toString(id));
  }

  private List<Sender> persons(Iterable<JsonNode> users) {
    List<Sender> persons = new ArrayList<>();
    users.forEach(user -> TelegramPeople.person(account, user).ifPresent(persons::add));
    return List.copyOf(persons);
  }

  private Optional<Update> written(JsonNode message, Origin origin, TelegramBot bot) {
    boolean captioned = !message.hasNonNull("text");
    String raw = Fields.text(message, captioned ? "caption" : "text");
    if (raw.isEmpty() || message.hasNonNull("sender_chat")) {
      return Optional.empty();
    }
    Optional<Sender> sender =
        Fields.object(message, "from").flatMap(from -> TelegramPeople.person(account, from));
    TelegramText.Read read =
        TelegramText.read(raw, message.get(captioned ? "caption_entities" : "entities"), bot);
    if (sender.isEmpty() || read.foreign() || (read.text().isEmpty() && !read.mentioned())) {
      return Optional.empty();
    }
    Optional<JsonNode> answered = Fields.object(message, "reply_to_message")
        .filter(reply -> !reply.hasNonNull("forum_topic_created"));
    return Optional.of(new Update.MessageReceived(
        origin,
        sender.get(),
        TelegramUpdates.messageId(message),
        read.text(),
        read.mentioned(),
        answered.flatMap(TelegramMessages::answeredId),
        answered.filter(reply -> isOurs(reply, bot)).isPresent(),
        thread(message),
        Optional.empty()));
  }

  private static Optional<MessageId> answeredId(JsonNode reply) {
    OptionalLong id = Fields.integer(reply, "message_id");
    return id.isPresent()
        ? Optional.of(new MessageId(Long.toString(id.getAsLong())))
        : Optional.empty();
  }

  private static boolean isOurs(JsonNode reply, TelegramBot bot) {
    return Fields.object(reply, "from")
        .filter(from -> bot.id() != 0
            ? Fields.integer(from, "id").orElse(0) == bot.id()
            : Fields.isTrue(from, "is_bot") && bot.isCalled(Fields.text(from, "username")))
        .isPresent();
  }

  /**
   * The topic that a message belongs to. Without {@code is_topic_message} the number that comes with a reply is only the
   * root of a chain of replies, to which nothing can be sent.
   */
  static Optional<String> thread(JsonNode message) {
    OptionalLong thread = Fields.integer(message, "message_thread_id");
    boolean topic = Fields.isTrue(message, "is_topic_message")
        || !(message.has("is_topic_message") || message.has("reply_to_message"));
    return thread.isPresent() && topic
        ? Optional.of(Long.toString(thread.getAsLong()))
        : Optional.empty();
  }

  /** Seconds of {@code date}; a message that Telegram has forgotten has date 0. */
  static Instant time(JsonNode message, Instant now) {
    long seconds = Fields.integer(message, "date").orElse(0);
    return seconds > 0 && seconds < 100_000_000_000L ? Instant.ofEpochSecond(seconds) : now;
  }
}
