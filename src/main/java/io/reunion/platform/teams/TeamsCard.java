package io.reunion.platform.teams;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.chat.Button;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.platform.JsonBody;
import io.reunion.platform.PlainText;
import io.reunion.platform.TypedCommands;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;

/** The activity that a message is sent as: a text, or with buttons an Adaptive Card. */
final class TeamsCard {
  /** What a button carries. */
  static final String COMMAND = "command";

  private static final int MAX_BUTTONS = 6;
  private static final int MAX_LABEL = 60;

  private TeamsCard() {}

  static Buffer activity(OutboundMessage message) {
    return JsonBody.of(json -> {
      json.writeStringField("type", "message");
      if (message.buttons().isEmpty() && message.image().isEmpty()) {
        json.writeStringField("textFormat", "xml");
        json.writeStringField("text", TeamsMarks.tags(message.text()));
      } else {
        json.writeStringField("summary", PlainText.cut(firstLine(message), MAX_LABEL));
        json.writeArrayFieldStart("attachments");
        json.writeStartObject();
        json.writeStringField("contentType", "application/vnd.microsoft.card.adaptive");
        json.writeObjectFieldStart("content");
        card(json, message);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
      }
    });
  }

  private static String firstLine(OutboundMessage message) {
    return Markup.literal(Markup.plain(message.text())).lines().findFirst().orElse("");
  }

  private static void card(JsonGenerator json, OutboundMessage message) throws IOException {
    json.writeStringField("type", "AdaptiveCard");
    json.writeStringField("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    json.writeStringField("version", "1.4");
    json.writeArrayFieldStart("body");
    if (message.image().isPresent()) {
      json.writeStartObject();
      json.writeStringField("type", "Image");
      json.writeStringField("url", message.image().get());
      json.writeStringField("altText", PlainText.cut(firstLine(message), MAX_LABEL));
      json.writeEndObject();
    }
    for (String line :
        TeamsMarks.markdown(TypedCommands.under(message, MAX_BUTTONS)).split("\n", -1)) {
      line(json, line);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("actions");
    List<Button> buttons = message.buttons().stream().flatMap(List::stream).toList();
    for (Button button : buttons.subList(0, Math.min(MAX_BUTTONS, buttons.size()))) {
      json.writeStartObject();
      json.writeStringField("type", "Action.Execute");
      json.writeStringField("verb", COMMAND);
      choice(json, button);
      json.writeObjectFieldStart("fallback");
      json.writeStringField("type", "Action.Submit");
      choice(json, button);
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A block for each line: within one, a line's end may be lost. */
  private static void line(JsonGenerator json, String line) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "TextBlock");
    json.writeStringField("text", line.isEmpty() ? " " : line);
    json.writeBooleanField("wrap", true);
    json.writeStringField("spacing", "none");
    json.writeEndObject();
  }

  private static void choice(JsonGenerator json, Button button) throws IOException {
    String label = Markup.literal(Markup.plain(button.label()));
    json.writeStringField("title", PlainText.cut(label, MAX_LABEL));
    json.writeStringField(
        "style",
        switch (button.style()) {
          case PLAIN -> "default";
          case PRIMARY -> "positive";
          case DANGER -> "destructive";
        });
    json.writeObjectFieldStart("data");
    json.writeStringField(COMMAND, button.command());
    json.writeEndObject();
  }
}
