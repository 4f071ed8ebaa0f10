package io.reunion.platform.telegram;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform.ShowsCommandMenu.Entry;
import io.reunion.platform.JsonBody;
import io.reunion.platform.PlainText;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The bodies of the Bot API's methods. */
final class TelegramRequests {
  static final Buffer NOTHING = JsonBody.of(json -> {});

  private static final int MAX_NOTICE = 200;
  private static final int MAX_DESCRIPTION = 256;
  private static final Pattern COMMAND = Pattern.compile("[a-z0-9_]{1,32}");

  private TelegramRequests() {}

  static Buffer sendMessage(OutboundMessage message, String html) {
    return JsonBody.of(json -> {
      chat(json, message.chat());
      text(json, html, message.image());
      around(json, message);
    });
  }

  /** The text is the picture's caption. */
  static Buffer sendPhoto(OutboundMessage message, String html) {
    return JsonBody.of(json -> {
      chat(json, message.chat());
      json.writeStringField("photo", message.image().orElseThrow());
      caption(json, html);
      around(json, message);
    });
  }

  static Buffer editMessageCaption(MessageId edited, OutboundMessage message, String html) {
    return JsonBody.of(json -> {
      chat(json, message.chat());
      id(json, "message_id", edited.value());
      caption(json, html);
      keyboard(json, message.buttons());
    });
  }

  static Buffer pinChatMessage(ChatId chat, MessageId message) {
    return JsonBody.of(json -> {
      chat(json, chat);
      id(json, "message_id", message.value());
      json.writeBooleanField("disable_notification", true);
    });
  }

  private static void caption(JsonGenerator json, String html) throws IOException {
    json.writeStringField("caption", html);
    json.writeStringField("parse_mode", "HTML");
  }

  private static void around(JsonGenerator json, OutboundMessage message) throws IOException {
    if (message.thread().isPresent()) {
      id(json, "message_thread_id", message.thread().get());
    }
    if (message.replyTo().isPresent()) {
      json.writeObjectFieldStart("reply_parameters");
      id(json, "message_id", message.replyTo().get().value());
      json.writeBooleanField("allow_sending_without_reply", true);
      json.writeEndObject();
    }
    if (!message.buttons().isEmpty()) {
      keyboard(json, message.buttons());
    }
  }

  /** Always with a keyboard, since one that is not sent again stays in some clients until they reload. */
  static Buffer editMessageText(MessageId edited, OutboundMessage message, String html) {
    return JsonBody.of(json -> {
      chat(json, message.chat());
      id(json, "message_id", edited.value());
      text(json, html, message.image());
      keyboard(json, message.buttons());
    });
  }

  static Buffer deleteMessage(ChatId chat, MessageId message) {
    return JsonBody.of(json -> {
      chat(json, chat);
      id(json, "message_id", message.value());
    });
  }

  static Buffer answerCallbackQuery(String query, String notice) {
    String text = PlainText.cut(Markup.literal(Markup.plain(notice)), MAX_NOTICE);
    return JsonBody.of(json -> {
      json.writeStringField("callback_query_id", query);
      if (!text.isEmpty()) {
        json.writeStringField("text", text);
      }
    });
  }

  static Buffer setMessageReaction(ChatId chat, MessageId message, String emoji) {
    return JsonBody.of(json -> {
      chat(json, chat);
      id(json, "message_id", message.value());
      json.writeArrayFieldStart("reaction");
      json.writeStartObject();
      json.writeStringField("type", "emoji");
      json.writeStringField("emoji", emoji);
      json.writeEndObject();
      json.writeEndArray();
    });
  }

  static Buffer setMyCommands(String language, List<Entry> entries) {
    return JsonBody.of(json -> {
      json.writeArrayFieldStart("commands");
      for (Entry entry : entries) {
        if (COMMAND.matcher(entry.command()).matches() && !entry.description().isBlank()) {
          json.writeStartObject();
          json.writeStringField("command", entry.command());
          json.writeStringField(
              "description", PlainText.cut(Markup.plain(entry.description()), MAX_DESCRIPTION));
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      if (!language.isEmpty()) {
        json.writeStringField("language_code", language);
      }
    });
  }

  private static void chat(JsonGenerator json, ChatId chat) throws IOException {
    id(json, "chat_id", chat.value());
  }

  /** Telegram's ids are numbers; what is none is written as it is and Telegram says no to it. */
  private static void id(JsonGenerator json, String name, String value) throws IOException {
    if (isNumber(value)) {
      json.writeNumberField(name, Long.parseLong(value));
    } else {
      json.writeStringField(name, value);
    }
  }

  /** A minus or not, and 1 to 18 digits, which a long can hold. */
  private static boolean isNumber(String value) {
    int first = value.startsWith("-") ? 1 : 0;
    int digits = value.length() - first;
    for (int i = first; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return digits >= 1 && digits <= 18;
  }

  /** Links have no preview, except the picture of a message that is too long to be its caption. */
  private static void text(JsonGenerator json, String html, Optional<String> image)
      throws IOException {
    json.writeStringField("text", html);
    json.writeStringField("parse_mode", "HTML");
    json.writeObjectFieldStart("link_preview_options");
    if (image.isPresent()) {
      json.writeStringField("url", image.get());
      json.writeBooleanField("prefer_large_media", true);
      json.writeBooleanField("show_above_text", true);
    } else {
      json.writeBooleanField("is_disabled", true);
    }
    json.writeEndObject();
  }

  private static void keyboard(JsonGenerator json, List<List<Button>> rows) throws IOException {
    json.writeObjectFieldStart("reply_markup");
    json.writeArrayFieldStart("inline_keyboard");
    for (List<Button> row : rows) {
      json.writeStartArray();
      for (Button button : row) {
        button(json, button);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void button(JsonGenerator json, Button button) throws IOException {
    json.writeStartObject();
    json.writeStringField("text", Markup.literal(Markup.plain(button.label())));
    json.writeStringField("callback_data", button.command());
    switch (button.style()) {
      case PLAIN -> {}
      case PRIMARY -> json.writeStringField("style", "primary");
      case DANGER -> json.writeStringField("style", "danger");
    }
    json.writeEndObject();
  }
}
