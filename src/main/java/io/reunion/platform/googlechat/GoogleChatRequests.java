package io.reunion.platform.googlechat;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.chat.Button;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.platform.JsonBody;
import io.reunion.platform.PlainText;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;

/** A message: its text, and under it a card with the buttons. */
final class GoogleChatRequests {
  /** What a button carries. */
  static final String COMMAND = "command";

  private static final int MAX_LABEL = 60;

  private GoogleChatRequests() {}

  static Buffer message(OutboundMessage message) {
    return JsonBody.of(json -> {
      content(json, message);
      if (message.onlyFor().isPresent()) {
        json.writeObjectFieldStart("privateMessageViewer");
        json.writeStringField("name", message.onlyFor().get().value());
        json.writeEndObject();
      }
      if (message.thread().isPresent()) {
        json.writeObjectFieldStart("thread");
        json.writeStringField("name", message.thread().get());
        json.writeEndObject();
      }
    });
  }

  /** Text and buttons, of which there may be none. */
  static Buffer replacement(OutboundMessage message) {
    return JsonBody.of(json -> content(json, message));
  }

  private static void content(JsonGenerator json, OutboundMessage message) throws IOException {
    json.writeStringField("text", GoogleChatMarks.render(message.text()));
    json.writeArrayFieldStart("cardsV2");
    boolean buttons = message.buttons().stream().anyMatch(row -> !row.isEmpty());
    if (buttons || message.image().isPresent()) {
      json.writeStartObject();
      json.writeStringField("cardId", "buttons");
      json.writeObjectFieldStart("card");
      json.writeArrayFieldStart("sections");
      json.writeStartObject();
      json.writeArrayFieldStart("widgets");
      if (message.image().isPresent()) {
        json.writeStartObject();
        json.writeObjectFieldStart("image");
        json.writeStringField("imageUrl", message.image().get());
        json.writeEndObject();
        json.writeEndObject();
      }
      for (List<Button> row : message.buttons()) {
        if (!row.isEmpty()) {
          row(json, row);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void row(JsonGenerator json, List<Button> row) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("buttonList");
    json.writeArrayFieldStart("buttons");
    for (Button button : row) {
      json.writeStartObject();
      String label = Markup.literal(Markup.plain(button.label()));
      json.writeStringField("text", PlainText.cut(label, MAX_LABEL));
      colour(json, button.style());
      json.writeObjectFieldStart("onClick");
      json.writeObjectFieldStart("action");
      json.writeStringField("function", COMMAND);
      json.writeArrayFieldStart("parameters");
      json.writeStartObject();
      json.writeStringField("key", COMMAND);
      json.writeStringField("value", button.command());
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void colour(JsonGenerator json, Button.Style style) throws IOException {
    switch (style) {
      case PLAIN -> {}
      case PRIMARY -> colour(json, 0.1, 0.45, 0.91);
      case DANGER -> colour(json, 0.85, 0.19, 0.15);
    }
  }

  private static void colour(JsonGenerator json, double red, double green, double blue)
      throws IOException {
    json.writeObjectFieldStart("color");
    json.writeNumberField("red", red);
    json.writeNumberField("green", green);
    json.writeNumberField("blue", blue);
    json.writeNumberField("alpha", 1);
    json.writeEndObject();
  }
}
