package io.reunion.platform.whatsapp;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.platform.JsonBody;
import io.reunion.platform.PlainText;
import io.reunion.platform.TypedCommands;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;

/** The bodies of a message: a text, up to three buttons under one, a list of up to ten, or a template. */
final class WhatsAppRequests {
  private static final int MAX_BUTTONS = 3;
  private static final int MAX_ROWS = 10;
  private static final int MAX_BUTTON_TITLE = 20;
  private static final int MAX_ROW_TITLE = 24;
  private static final int MAX_BODY = 1_024;
  private static final int MAX_VARIABLE = 900;

  /** What opens a list; understood in every language. */
  private static final String OPEN_LIST = "☰";

  private WhatsAppRequests() {}

  /** What people read, with the buttons that do not fit written out. */
  static String words(OutboundMessage message) {
    return WhatsAppMarks.render(TypedCommands.under(message, shown(message)));
  }

  /** How many buttons are shown as such: none under a text that is too long for them. */
  private static int shown(OutboundMessage message) {
    int all = buttons(message).size();
    int shown = Math.min(all, MAX_ROWS);
    return shown > 0
            && WhatsAppMarks.render(TypedCommands.under(message, shown)).length() <= MAX_BODY
        ? shown
        : 0;
  }

  private static List<Button> buttons(OutboundMessage message) {
    return message.buttons().stream().flatMap(List::stream).toList();
  }

  static Buffer message(OutboundMessage message) {
    List<Button> buttons = buttons(message).subList(0, shown(message));
    return to(message.chat(), json -> {
      if (message.replyTo().isPresent()) {
        json.writeObjectFieldStart("context");
        json.writeStringField("message_id", message.replyTo().get().value());
        json.writeEndObject();
      }
      if (buttons.isEmpty()) {
        json.writeStringField("type", "text");
        json.writeObjectFieldStart("text");
        json.writeStringField("body", words(message));
        json.writeBooleanField("preview_url", false);
        json.writeEndObject();
      } else {
        interactive(json, words(message), buttons);
      }
    });
  }

  private static void interactive(JsonGenerator json, String words, List<Button> buttons)
      throws IOException {
    boolean few = buttons.size() <= MAX_BUTTONS;
    json.writeStringField("type", "interactive");
    json.writeObjectFieldStart("interactive");
    json.writeStringField("type", few ? "button" : "list");
    json.writeObjectFieldStart("body");
    json.writeStringField("text", words);
    json.writeEndObject();
    json.writeObjectFieldStart("action");
    if (few) {
      replies(json, buttons);
    } else {
      list(json, buttons);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void replies(JsonGenerator json, List<Button> buttons) throws IOException {
    json.writeArrayFieldStart("buttons");
    for (Button button : buttons) {
      json.writeStartObject();
      json.writeStringField("type", "reply");
      json.writeObjectFieldStart("reply");
      choice(json, button, MAX_BUTTON_TITLE);
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void list(JsonGenerator json, List<Button> buttons) throws IOException {
    json.writeStringField("button", OPEN_LIST);
    json.writeArrayFieldStart("sections");
    json.writeStartObject();
    json.writeArrayFieldStart("rows");
    for (Button button : buttons) {
      json.writeStartObject();
      choice(json, button, MAX_ROW_TITLE);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void choice(JsonGenerator json, Button button, int most) throws IOException {
    json.writeStringField("id", button.command());
    String label = Markup.literal(Markup.plain(button.label()));
    json.writeStringField("title", PlainText.cut(label, most));
  }

  /** The text as the template's one variable: in one line, cut where it is too long; the rest is told to who answers. */
  static Buffer template(OutboundMessage message, WhatsAppConfig.Template template) {
    String line = Markup.literal(Markup.plain(TypedCommands.under(message, 0)))
        .replaceAll("\\s*\\n\\s*", " / ")
        .replaceAll("\\s+", " ")
        .strip();
    return to(message.chat(), json -> {
      json.writeStringField("type", "template");
      json.writeObjectFieldStart("template");
      json.writeStringField("name", template.name());
      json.writeObjectFieldStart("language");
      json.writeStringField("code", template.language());
      json.writeEndObject();
      json.writeArrayFieldStart("components");
      json.writeStartObject();
      json.writeStringField("type", "body");
      json.writeArrayFieldStart("parameters");
      json.writeStartObject();
      json.writeStringField("type", "text");
      json.writeStringField("text", PlainText.cut(line, MAX_VARIABLE));
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  static Buffer reaction(ChatId chat, MessageId message, String emoji) {
    return to(chat, json -> {
      json.writeStringField("type", "reaction");
      json.writeObjectFieldStart("reaction");
      json.writeStringField("message_id", message.value());
      json.writeStringField("emoji", emoji);
      json.writeEndObject();
    });
  }

  private static Buffer to(ChatId chat, JsonBody.Content content) {
    return JsonBody.of(json -> {
      json.writeStringField("messaging_product", "whatsapp");
      json.writeStringField("recipient_type", "individual");
      json.writeStringField("to", chat.value());
      content.writeTo(json);
    });
  }
}
