package io.reunion.platform.feishu;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.chat.Button;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.platform.JsonBody;
import io.reunion.platform.PlainText;
import java.io.IOException;
import java.util.List;

/** Writes a card of schema 2.0: the text as Markdown, and under it the rows of buttons. */
final class FeishuCard {
  /** What a button sends back. */
  static final String COMMAND = "command";
  /** Whether the card went to one person; a press does not tell. */
  static final String DIRECT = "direct";

  private static final int MAX_LABEL = 60;

  private FeishuCard() {}

  static String of(OutboundMessage message) {
    boolean direct = FeishuRequests.isPerson(message.chat());
    return JsonBody.of(json -> {
          json.writeStringField("schema", "2.0");
          json.writeObjectFieldStart("config");
          json.writeBooleanField("update_multi", true);
          json.writeEndObject();
          json.writeObjectFieldStart("body");
          json.writeArrayFieldStart("elements");
          markdown(json, FeishuMarkdown.render(message.text()));
          for (List<Button> row : message.buttons()) {
            if (!row.isEmpty()) {
              row(json, row, direct);
            }
          }
          json.writeEndArray();
          json.writeEndObject();
        })
        .toString();
  }

  private static void markdown(JsonGenerator json, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("tag", "markdown");
    json.writeStringField("content", text);
    json.writeEndObject();
  }

  private static void row(JsonGenerator json, List<Button> row, boolean direct) throws IOException {
    json.writeStartObject();
    json.writeStringField("tag", "column_set");
    json.writeStringField("flex_mode", "flow");
    json.writeArrayFieldStart("columns");
    for (Button button : row) {
      json.writeStartObject();
      json.writeStringField("tag", "column");
      json.writeStringField("width", "auto");
      json.writeArrayFieldStart("elements");
      button(json, button, direct);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void button(JsonGenerator json, Button button, boolean direct) throws IOException {
    json.writeStartObject();
    json.writeStringField("tag", "button");
    json.writeObjectFieldStart("text");
    json.writeStringField("tag", "plain_text");
    String label = Markup.literal(Markup.plain(button.label()));
    json.writeStringField("content", PlainText.cut(label, MAX_LABEL));
    json.writeEndObject();
    json.writeStringField(
        "type",
        switch (button.style()) {
          case PLAIN -> "default";
          case PRIMARY -> "primary";
          case DANGER -> "danger";
        });
    json.writeArrayFieldStart("behaviors");
    json.writeStartObject();
    json.writeStringField("type", "callback");
    json.writeObjectFieldStart("value");
    json.writeStringField(COMMAND, button.command());
    if (direct) {
      json.writeBooleanField(DIRECT, true);
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }
}
