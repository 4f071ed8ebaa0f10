package io.reunion.platform.slack;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.UserId;
import io.reunion.platform.JsonBody;
import io.reunion.platform.PlainText;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The bodies of the Web API's methods. */
final class SlackRequests {
  static final Buffer NOTHING = JsonBody.of(json -> {});

  /** Under these names a message carries the key by which it is found again. */
  static final String EVENT_TYPE = "reunion_message";

  static final String KEY = "opId";

  private static final int PAGE = 200;
  private static final int MAX_LABEL = 75;
  private static final int MAX_ROW = 25;
  private static final int MAX_ALTERNATIVE = 200;
  private static final int MAX_BLOCKS = 50;

  private SlackRequests() {}

  /** Our key goes along as metadata, by which the message can be found again when its answer was lost. */
  static Buffer postMessage(OutboundMessage message, String text, Optional<String> thread) {
    return JsonBody.of(json -> {
      json.writeStringField("channel", message.chat().value());
      content(json, text, message);
      thread(json, thread);
      json.writeBooleanField("unfurl_links", false);
      json.writeBooleanField("unfurl_media", false);
      json.writeObjectFieldStart("metadata");
      json.writeStringField("event_type", EVENT_TYPE);
      json.writeObjectFieldStart("event_payload");
      json.writeStringField(KEY, message.sendKey());
      json.writeEndObject();
      json.writeEndObject();
    });
  }

  static Buffer postEphemeral(
      OutboundMessage message, String text, Optional<String> thread, UserId user) {
    return JsonBody.of(json -> {
      json.writeStringField("channel", message.chat().value());
      json.writeStringField("user", SlackPlaces.userId(user));
      content(json, text, message);
      thread(json, thread);
    });
  }

  /** Blocks that are not sent again would stay: without buttons they are sent empty. */
  static Buffer update(MessageId edited, OutboundMessage message, String text) {
    return JsonBody.of(json -> {
      json.writeStringField("channel", message.chat().value());
      json.writeStringField("ts", edited.value());
      content(json, text, message);
      if (message.buttons().isEmpty() && message.image().isEmpty()) {
        json.writeArrayFieldStart("blocks");
        json.writeEndArray();
      }
    });
  }

  /**
   * To a response_url: a new message beside the one that it came from, for all or for the one person. A command may be given
   * also where two people are alone with each other, and then the other one must not read what the bot says to the one.
   */
  static Buffer response(OutboundMessage message, String text) {
    boolean direct = SlackPlaces.kind(message.chat().value(), "") == ChatKind.DIRECT;
    return JsonBody.of(json -> {
      json.writeStringField(
          "response_type", direct || message.onlyFor().isPresent() ? "ephemeral" : "in_channel");
      json.writeBooleanField("replace_original", false);
      content(json, text, message);
      thread(json, thread(message));
    });
  }

  static Buffer delete(ChatId chat, MessageId message) {
    return JsonBody.of(json -> {
      json.writeStringField("channel", chat.value());
      json.writeStringField("ts", message.value());
    });
  }

  static Buffer pin(ChatId chat, MessageId message) {
    return JsonBody.of(json -> {
      json.writeStringField("channel", chat.value());
      json.writeStringField("timestamp", message.value());
    });
  }

  static Buffer addReaction(ChatId chat, MessageId message, String name) {
    return JsonBody.of(json -> {
      json.writeStringField("channel", chat.value());
      json.writeStringField("timestamp", message.value());
      json.writeStringField("name", name);
    });
  }

  /** Methods that only read take a form and no JSON. */
  static Buffer userInfo(UserId user) {
    return Buffer.buffer("user=" + encoded(SlackPlaces.userId(user)));
  }

  /**
   * @param cursor from the page before; empty for the first
   */
  static Buffer history(ChatId chat, Instant oldest, String cursor) {
    String form = "channel=" + encoded(chat.value()) + "&oldest=" + oldest.getEpochSecond()
        + "&inclusive=true&include_all_metadata=true&limit=" + PAGE;
    return Buffer.buffer(cursor.isEmpty() ? form : form + "&cursor=" + encoded(cursor));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  static Buffer open(UserId user) {
    return JsonBody.of(json -> json.writeStringField("users", SlackPlaces.userId(user)));
  }

  /** Only the thread that an answer belongs to: one opened under what it answers would hide it from the channel. */
  static Optional<String> thread(OutboundMessage message) {
    return message.thread().filter(SlackTimes::isTs);
  }

  private static void thread(JsonGenerator json, Optional<String> thread) throws IOException {
    if (thread.isPresent()) {
      json.writeStringField("thread_ts", thread.get());
    }
  }

  /** With blocks, the text is what notifications show. */
  private static void content(JsonGenerator json, String text, OutboundMessage message)
      throws IOException {
    List<List<Button>> buttons = message.buttons();
    json.writeStringField("text", text);
    json.writeStringField("parse", "none");
    if (buttons.isEmpty() && message.image().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("blocks");
    if (message.image().isPresent()) {
      image(json, message.image().get(), message.text());
    }
    for (String section : SlackMrkdwn.sections(text)) {
      section(json, section);
    }
    int row = 0;
    for (List<Button> buttonsOfRow : buttons) {
      if (row < MAX_BLOCKS / 2 && !buttonsOfRow.isEmpty()) {
        actions(json, buttonsOfRow, row);
      }
      row++;
    }
    json.writeEndArray();
  }

  private static void image(JsonGenerator json, String url, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "image");
    json.writeStringField("image_url", url);
    String words = Markup.literal(Markup.plain(text)).replace('\n', ' ');
    json.writeStringField("alt_text", PlainText.cut(words, MAX_ALTERNATIVE));
    json.writeEndObject();
  }

  private static void section(JsonGenerator json, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "section");
    json.writeObjectFieldStart("text");
    json.writeStringField("type", "mrkdwn");
    json.writeStringField("text", text);
    json.writeBooleanField("verbatim", true);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void actions(JsonGenerator json, List<Button> buttons, int row)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "actions");
    json.writeArrayFieldStart("elements");
    for (int i = 0; i < Math.min(buttons.size(), MAX_ROW); i++) {
      button(json, buttons.get(i), "button-" + row + "-" + i);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void button(JsonGenerator json, Button button, String actionId)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "button");
    json.writeObjectFieldStart("text");
    json.writeStringField("type", "plain_text");
    String label = Markup.literal(Markup.plain(button.label()));
    json.writeStringField("text", PlainText.cut(label, MAX_LABEL));
    json.writeEndObject();
    json.writeStringField("action_id", actionId);
    json.writeStringField("value", button.command());
    switch (button.style()) {
      case PLAIN -> {}
      case PRIMARY -> json.writeStringField("style", "primary");
      case DANGER -> json.writeStringField("style", "danger");
    }
    json.writeEndObject();
  }
}
