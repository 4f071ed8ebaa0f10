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
import io.reunion.platform.UnreadableException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an {@code Update} of the Bot API. Kinds that mean nothing to us (edited messages, channel posts, polls, and all
 * that will yet be invented) give none.
 */
final class TelegramUpdates {
  private final AccountId account;
  private final TelegramMessages messages;

  TelegramUpdates(AccountId account) {
    this.account = account;
    this.messages = new TelegramMessages(account);
  }

  /**
   * @throws UnreadableException if something is missing or of the wrong type without which the update has no meaning
   */
  List<Update> read(JsonNode update, TelegramBot bot, Instant now) {
    String key = Long.toString(Fields.requiredInteger(update, "update_id"));
    if (update.has("message")) {
      return messages.read(Fields.requiredObject(update, "message"), key, bot, now);
    } else if (update.has("callback_query")) {
      return press(Fields.requiredObject(update, "callback_query"), key, now);
    } else if (update.has("my_chat_member")) {
      return ownMembership(Fields.requiredObject(update, "my_chat_member"), key, now);
    } else if (update.has("message_reaction")) {
      return reaction(Fields.requiredObject(update, "message_reaction"), key, now);
    }
    return List.of();
  }

  /**
   * The time is ours: Telegram tells when the card was sent, not when it was pressed. In whole seconds like a message's,
   * or a message of the same second would seem to be the older word.
   */
  private List<Update> press(JsonNode query, String key, Instant now) {
    Optional<JsonNode> message = Fields.object(query, "message");
    String command = Fields.words(query, "data");
    Optional<Sender> sender = TelegramPeople.person(account, Fields.requiredObject(query, "from"));
    if (message.isEmpty() || command.isEmpty() || sender.isEmpty()) {
      return List.of();
    }
    JsonNode card = message.get();
    return origin(card, key, now.truncatedTo(ChronoUnit.SECONDS))
        .<List<Update>>map(origin -> List.of(new Update.ButtonPressed(
            origin,
            sender.get(),
            command,
            Optional.of(messageId(card)),
            Fields.requiredText(query, "id"),
            TelegramMessages.thread(card))))
        .orElse(List.of());
  }

  /** Only coming and going; a change of rights in between is neither. */
  private List<Update> ownMembership(JsonNode change, String key, Instant now) {
    boolean is = isIn(Fields.requiredObject(change, "new_chat_member"));
    boolean was =
        Fields.object(change, "old_chat_member").map(TelegramUpdates::isIn).orElse(!is);
    if (is == was) {
      return List.of();
    }
    Optional<Sender> by =
        Fields.object(change, "from").flatMap(from -> TelegramPeople.person(account, from));
    return origin(change, key, TelegramMessages.time(change, now))
        .<List<Update>>map(
            origin -> List.of(is ? new Update.BotAdded(origin, by) : new Update.BotRemoved(origin)))
        .orElse(List.of());
  }

  private static boolean isIn(JsonNode member) {
    return switch (Fields.text(member, "status")) {
      case "creator", "administrator", "member" -> true;
      case "restricted" -> Fields.isTrue(member, "is_member");
      default -> false;
    };
  }

  /** Reactions of anonymous administrators have no user; emoji that are not Unicode's are left out. */
  private List<Update> reaction(JsonNode change, String key, Instant now) {
    Optional<Sender> sender =
        Fields.object(change, "user").flatMap(user -> TelegramPeople.person(account, user));
    if (sender.isEmpty()) {
      return List.of();
    }
    List<String> emoji = new ArrayList<>();
    for (JsonNode reaction : Fields.array(change, "new_reaction")) {
      String one = Fields.words(reaction, "emoji");
      if (Fields.text(reaction, "type").equals("emoji") && !one.isEmpty()) {
        emoji.add(one);
      }
    }
    return origin(change, key, TelegramMessages.time(change, now))
        .<List<Update>>map(origin -> List.of(new Update.ReactionChanged(
            origin, sender.get(), messageId(change), List.copyOf(emoji))))
        .orElse(List.of());
  }

  private Optional<Origin> origin(JsonNode parent, String key, Instant time) {
    JsonNode chat = Fields.requiredObject(parent, "chat");
    return kind(chat)
        .map(kind -> new Origin(
            key, chatId(account, chat), kind, Fields.words(chat, "title"), time, Optional.empty()));
  }

  /** Empty for channels, in which nobody talks. */
  static Optional<ChatKind> kind(JsonNode chat) {
    return switch (Fields.requiredText(chat, "type")) {
      case "private" -> Optional.of(ChatKind.DIRECT);
      case "group", "supergroup" -> Optional.of(ChatKind.GROUP);
      default -> Optional.empty();
    };
  }

  static ChatId chatId(AccountId account, JsonNode chat) {
    return new ChatId(account, Long.toString(Fields.requiredInteger(chat, "id")));
  }

  static MessageId messageId(JsonNode message) {
    return new MessageId(Long.toString(Fields.requiredInteger(message, "message_id")));
  }
}
