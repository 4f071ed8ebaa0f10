package io.reunion.chat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a platform sends, after the adapter has authenticated and parsed it. This is also the form in which it is
 * journaled, so a change of a field must still read what an older version wrote.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Update.MessageReceived.class, name = "message"),
  @JsonSubTypes.Type(value = Update.ButtonPressed.class, name = "button"),
  @JsonSubTypes.Type(value = Update.ReactionChanged.class, name = "reaction"),
  @JsonSubTypes.Type(value = Update.BotAdded.class, name = "botAdded"),
  @JsonSubTypes.Type(value = Update.BotRemoved.class, name = "botRemoved"),
  @JsonSubTypes.Type(value = Update.MemberJoined.class, name = "memberJoined"),
  @JsonSubTypes.Type(value = Update.MemberLeft.class, name = "memberLeft"),
  @JsonSubTypes.Type(value = Update.ChatMigrated.class, name = "chatMigrated")
})
public sealed interface Update {
  /** What all updates have. */
  Origin origin();

  default ChatId chat() {
    return origin().chat();
  }

  /**
   * Where and when it happened.
   *
   * @param dedupeKey the platform's id of this update, unique within the account for at least the platform's longest
   *     chain of retries; two updates of one key are one
   * @param time by the platform's clock where it tells, else the moment of arrival
   * @param chatTitle as the platform shows it; may be empty
   */
  record Origin(
      String dedupeKey,
      ChatId chat,
      ChatKind kind,
      String chatTitle,
      Instant time,
      Optional<ReplyCredit> credit) {
    public Origin(String dedupeKey, ChatId chat, ChatKind kind, Instant time) {
      this(dedupeKey, chat, kind, "", time, Optional.empty());
    }
  }

  /**
   * Somebody wrote something.
   *
   * @param text plain text with the mention of the bot and the platform's escapes removed
   * @param mentioned the bot was named: by its handle, or by a command that only it can have been meant by
   * @param replyTo the message that this one answers
   * @param replyToBot that message is known to be the bot's own
   * @param thread the thread or topic in which an answer belongs, in the platform's terms
   * @param attachment a structured attachment that was read along, such as WeChat's sign-up list XML
   */
  record MessageReceived(
      Origin origin,
      Sender sender,
      MessageId message,
      String text,
      boolean mentioned,
      Optional<MessageId> replyTo,
      boolean replyToBot,
      Optional<String> thread,
      Optional<String> attachment)
      implements Update {}

  /**
   * A button on one of the bot's messages was pressed.
   *
   * @param command the command that the button carries, as {@link Button#command} gave it
   * @param message the message with the button, when the platform tells
   * @param interaction the platform's handle for answering this press (Telegram's callback query id, Slack's trigger);
   *     may be empty
   */
  record ButtonPressed(
      Origin origin,
      Sender sender,
      String command,
      Optional<MessageId> message,
      String interaction,
      Optional<String> thread)
      implements Update {}

  /** The set of one person's reactions on a message became {@code emoji}. */
  record ReactionChanged(Origin origin, Sender sender, MessageId message, List<String> emoji)
      implements Update {}

  /** The bot may speak in this chat from now on. */
  record BotAdded(Origin origin, Optional<Sender> by) implements Update {}

  /** The bot was removed from this chat, or the direct chat was closed to it. */
  record BotRemoved(Origin origin) implements Update {}

  record MemberJoined(Origin origin, List<Sender> members) implements Update {}

  record MemberLeft(Origin origin, List<Sender> members) implements Update {}

  /** The chat goes on under another id; everything kept for the old one now belongs to the new. */
  record ChatMigrated(Origin origin, ChatId successor) implements Update {}
}
