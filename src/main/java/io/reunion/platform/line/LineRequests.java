package io.reunion.platform.line;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.chat.Button;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.platform.JsonBody;
import io.reunion.platform.PlainText;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;

/** The bodies of a push and of a reply: a text, or with buttons a Flex Message. */
final class LineRequests {
  private static final int MAX_LABEL = 40;
  private static final int MAX_ALT = 400;

  private LineRequests() {}

  static Buffer push(OutboundMessage message) {
    return JsonBody.of(json -> {
      json.writeStringField("to", message.chat().value());
      messages(json, message);
    });
  }

  static Buffer reply(String token, OutboundMessage message) {
    return JsonBody.of(json -> {
      json.writeStringField("replyToken", token);
      messages(json, message);
    });
  }

  static String words(OutboundMessage message) {
    return Markup.literal(Markup.plain(message.text()));
  }

  private static void messages(JsonGenerator json, OutboundMessage message) throws IOException {
    json.writeArrayFieldStart("messages");
    if (message.buttons().isEmpty() && message.image().isPresent()) {
      image(json, message.image().get());
    }
    json.writeStartObject();
    if (message.buttons().isEmpty()) {
      json.writeStringField("type", "text");
      json.writeStringField("text", words(message));
    } else {
      flex(json, message);
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void flex(JsonGenerator json, OutboundMessage message) throws IOException {
    json.writeStringField("type", "flex");
    json.writeStringField("altText", PlainText.cut(words(message), MAX_ALT));
    json.writeObjectFieldStart("contents");
    json.writeStringField("type", "bubble");
    if (message.image().isPresent()) {
      json.writeObjectFieldStart("hero");
      json.writeStringField("type", "image");
      json.writeStringField("url", message.image().get());
      json.writeStringField("size", "full");
      json.writeEndObject();
    }
    json.writeObjectFieldStart("body");
    box(json);
    json.writeStartObject();
    json.writeStringField("type", "text");
    json.writeStringField("text", words(message));
    json.writeBooleanField("wrap", true);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectFieldStart("footer");
    box(json);
    for (List<Button> row : message.buttons()) {
      for (Button button : row) {
        button(json, button);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Before the text, in the same push, which counts once. */
  private static void image(JsonGenerator json, String url) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "image");
    json.writeStringField("originalContentUrl", url);
    json.writeStringField("previewImageUrl", url);
    json.writeEndObject();
  }

  /** A vertical box, open for its contents. */
  private static void box(JsonGenerator json) throws IOException {
    json.writeStringField("type", "box");
    json.writeStringField("layout", "vertical");
    json.writeArrayFieldStart("contents");
  }

  private static void button(JsonGenerator json, Button button) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "button");
    json.writeStringField(
        "style",
        switch (button.style()) {
          case PRIMARY -> "primary";
          case PLAIN -> "link";
          case DANGER -> "secondary";
        });
    json.writeStringField("height", "sm");
    json.writeObjectFieldStart("action");
    json.writeStringField("type", "postback");
    String label = Markup.literal(Markup.plain(button.label()));
    json.writeStringField("label", PlainText.cut(label, MAX_LABEL));
    json.writeStringField("data", button.command());
    json.writeEndObject();
    json.writeEndObject();
  }
}
