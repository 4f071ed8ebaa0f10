package io.reunion.bot;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.ButtonPressed;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.chat.UserId;
import java.time.Instant;
import java.util.Optional;

/** Updates of one account, as its adapter would give them. */
final class Updates {
  static final Sender LI = new Sender(UserId.of("telegram", "1"), "李雷");
  static final Instant TIME = Instant.parse("2026-11-20T08:00:00Z");

  private Updates() {}

  static ChatId chat(int number) {
    return ChatId.parse("telegram/main/-" + number);
  }

  /** A message in a chat of another account. */
  static MessageReceived of(String chat, String key) {
    return message(ChatId.parse(chat), key, ChatKind.GROUP, "hello", false);
  }

  static MessageReceived message(int chat, String key) {
    return message(chat, key, ChatKind.GROUP, "hello", false);
  }

  static MessageReceived message(
      int chat, String key, ChatKind kind, String text, boolean mentioned) {
    return message(chat(chat), key, kind, text, mentioned);
  }

  private static MessageReceived message(
      ChatId chat, String key, ChatKind kind, String text, boolean mentioned) {
    return new MessageReceived(
        new Update.Origin(key, chat, kind, TIME),
        LI,
        new MessageId(key),
        text,
        mentioned,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  static ButtonPressed press(String command) {
    return new ButtonPressed(
        new Update.Origin("p1", chat(1), ChatKind.GROUP, TIME),
        LI,
        command,
        Optional.empty(),
        "",
        Optional.empty());
  }
}
