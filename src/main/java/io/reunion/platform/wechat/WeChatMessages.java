package io.reunion.platform.wechat;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.UserId;
import io.reunion.platform.PlainText;
import io.reunion.platform.UnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a message or an event. What means nothing to us gives no update. */
final class WeChatMessages {
  static final String CREDIT = "passive_reply";
  /** Between the parts of a credit's handle; none of them can have it. */
  static final String PARTED = " ";

  private static final Duration CREDIT_LIFE = Duration.ofSeconds(5);

  private final AccountId account;

  WeChatMessages(AccountId account) {
    this.account = account;
  }

  List<Update> read(Map<String, String> message, Instant now) {
    return switch (required(message, "MsgType")) {
      case "text" -> words(message, "Content", now);
      case "voice" ->
        message.getOrDefault("Recognition", "").isEmpty()
            ? List.of()
            : words(message, "Recognition", now);
      case "event" -> event(message, now);
      default -> List.of();
    };
  }

  private List<Update> words(Map<String, String> message, String field, Instant now) {
    String id = required(message, "MsgId");
    String key = "message:" + id;
    return List.of(new Update.MessageReceived(
        origin(message, key, credit(message, key, now), now),
        sender(message),
        new MessageId(id),
        PlainText.wellFormed(message.getOrDefault(field, "")).strip(),
        /* mentioned= */ false,
        Optional.empty(),
        /* replyToBot= */ false,
        Optional.empty(),
        Optional.empty()));
  }

  /** An event has no id; who, when and what tell it from others. */
  private List<Update> event(Map<String, String> message, Instant now) {
    String what = PlainText.wellFormed(message.getOrDefault("EventKey", ""));
    String kind = message.getOrDefault("Event", "");
    String key = String.join(
        ":",
        "event",
        kind,
        required(message, "FromUserName"),
        message.getOrDefault("CreateTime", ""),
        Integer.toHexString(what.hashCode()));
    return switch (kind) {
      case "CLICK" ->
        what.isEmpty()
            ? List.of()
            : List.of(new Update.ButtonPressed(
                origin(message, key, credit(message, key, now), now),
                sender(message),
                what,
                Optional.empty(),
                "",
                Optional.empty()));
      case "subscribe" ->
        List.of(new Update.BotAdded(
            origin(message, key, Optional.empty(), now), Optional.of(sender(message))));
      case "unsubscribe" ->
        List.of(new Update.BotRemoved(origin(message, key, Optional.empty(), now)));
      default -> List.of();
    };
  }

  private Origin origin(
      Map<String, String> message, String key, Optional<ReplyCredit> credit, Instant now) {
    String created = message.getOrDefault("CreateTime", "");
    Instant time =
        created.matches("[0-9]{1,12}") ? Instant.ofEpochSecond(Long.parseLong(created)) : now;
    ChatId chat = new ChatId(account, required(message, "FromUserName"));
    return new Origin(key, chat, ChatKind.DIRECT, "", time, credit);
  }

  /** The right to answer in the response, with whom it is from and to. */
  private static Optional<ReplyCredit> credit(
      Map<String, String> message, String key, Instant now) {
    String handle = String.join(
        PARTED, key, required(message, "FromUserName"), message.getOrDefault("ToUserName", ""));
    return Optional.of(new ReplyCredit(CREDIT, handle, 1, now.plus(CREDIT_LIFE)));
  }

  private Sender sender(Map<String, String> message) {
    return new Sender(new UserId(account.platform(), required(message, "FromUserName")), "");
  }

  private static String required(Map<String, String> message, String field) {
    String text = message.getOrDefault(field, "");
    if (text.isEmpty()) {
      throw new UnreadableException(field + " (expected: a text)");
    }
    return text;
  }
}
