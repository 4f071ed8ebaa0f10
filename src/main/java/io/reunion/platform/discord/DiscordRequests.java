package io.reunion.platform.discord;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.chat.Button;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform.ShowsCommandMenu.Entry;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.JsonBody;
import io.reunion.platform.PlainText;
import io.reunion.platform.TypedCommands;
import io.reunion.platform.UniqueKey;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The bodies of requests, and of answers to interactions. */
final class DiscordRequests {
  private static final int EPHEMERAL = 64;
  private static final int ACTION_ROW = 1;
  private static final int BUTTON = 2;
  private static final int SAY = 4;
  private static final int TEXT_OPTION = 3;
  private static final int MAX_NONCE = 25;
  private static final int MAX_LABEL = 80;
  private static final int MAX_DESCRIPTION = 100;
  private static final int MAX_ROWS = 5;
  private static final int MAX_IN_ROW = 5;

  private DiscordRequests() {}

  /** What will be seen, with the buttons that do not fit as words. */
  static String content(OutboundMessage message) {
    int shown = rows(message).stream().mapToInt(List::size).sum();
    return DiscordMarkdown.render(TypedCommands.under(message, shown));
  }

  static Buffer send(OutboundMessage message) {
    return JsonBody.of(json -> {
      message(json, message);
      json.writeStringField("nonce", UniqueKey.of(message).substring(0, MAX_NONCE));
      json.writeBooleanField("enforce_nonce", true);
      var answered = message.replyTo().filter(id -> DiscordPlaces.isSnowflake(id.value()));
      if (answered.isPresent()) {
        json.writeObjectFieldStart("message_reference");
        json.writeStringField("message_id", answered.get().value());
        json.writeBooleanField("fail_if_not_exists", false);
        json.writeEndObject();
      }
    });
  }

  /** Also without buttons their rows are sent: those that are not mentioned stay. */
  static Buffer edit(OutboundMessage message) {
    return JsonBody.of(json -> message(json, message));
  }

  static Answer response(OutboundMessage message) {
    Buffer body = JsonBody.of(json -> {
      json.writeNumberField("type", SAY);
      json.writeObjectFieldStart("data");
      message(json, message);
      ephemeral(json, message);
      json.writeEndObject();
    });
    return new Answer("application/json", body);
  }

  static Buffer followUp(OutboundMessage message) {
    return JsonBody.of(json -> {
      message(json, message);
      ephemeral(json, message);
    });
  }

  static Buffer direct(String user) {
    return JsonBody.of(json -> json.writeStringField("recipient_id", user));
  }

  private static void ephemeral(JsonGenerator json, OutboundMessage message) throws IOException {
    if (message.onlyFor().isPresent()) {
      json.writeNumberField("flags", EPHEMERAL);
    }
  }

  private static void message(JsonGenerator json, OutboundMessage message) throws IOException {
    json.writeStringField("content", content(message));
    json.writeObjectFieldStart("allowed_mentions");
    json.writeArrayFieldStart("parse");
    json.writeEndArray();
    json.writeEndObject();
    if (message.image().isPresent()) {
      json.writeArrayFieldStart("embeds");
      json.writeStartObject();
      json.writeObjectFieldStart("image");
      json.writeStringField("url", message.image().get());
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeArrayFieldStart("components");
    for (List<Button> row : rows(message)) {
      json.writeStartObject();
      json.writeNumberField("type", ACTION_ROW);
      json.writeArrayFieldStart("components");
      for (Button button : row) {
        button(json, button);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** As many rows as there may be; a command is on one button only, since its id may not come twice. */
  private static List<List<Button>> rows(OutboundMessage message) {
    Set<String> commands = new HashSet<>();
    List<List<Button>> rows = new ArrayList<>();
    for (List<Button> row : message.buttons()) {
      List<Button> kept =
          row.stream().filter(button -> commands.add(button.command())).toList();
      for (int i = 0; i < kept.size() && rows.size() < MAX_ROWS; i += MAX_IN_ROW) {
        rows.add(kept.subList(i, Math.min(i + MAX_IN_ROW, kept.size())));
      }
    }
    return rows;
  }

  private static void button(JsonGenerator json, Button button) throws IOException {
    json.writeStartObject();
    json.writeNumberField("type", BUTTON);
    json.writeStringField(
        "label", PlainText.cut(Markup.literal(Markup.plain(button.label())), MAX_LABEL));
    json.writeNumberField(
        "style",
        switch (button.style()) {
          case PRIMARY -> 1;
          case PLAIN -> 2;
          case DANGER -> 4;
        });
    json.writeStringField("custom_id", button.command());
    json.writeEndObject();
  }

  /** A JSON array of all commands: each takes what follows it as one text, described as the command itself is. */
  static Buffer commands(List<Entry> entries, Map<String, List<Entry>> translated) {
    Buffer all = Buffer.buffer("[");
    for (Entry entry : entries) {
      all.appendString(all.length() > 1 ? "," : "").appendBuffer(JsonBody.of(json -> {
        json.writeStringField("name", entry.command());
        described(json, entry, translated);
        json.writeArrayFieldStart("options");
        json.writeStartObject();
        json.writeNumberField("type", TEXT_OPTION);
        json.writeStringField("name", "words");
        described(json, entry, translated);
        json.writeEndObject();
        json.writeEndArray();
      }));
    }
    return all.appendString("]");
  }

  private static void described(
      JsonGenerator json, Entry entry, Map<String, List<Entry>> translated) throws IOException {
    json.writeStringField("description", description(entry));
    json.writeObjectFieldStart("description_localizations");
    for (Map.Entry<String, List<Entry>> language : translated.entrySet()) {
      for (Entry other : language.getValue()) {
        if (other.command().equals(entry.command())) {
          json.writeStringField(language.getKey(), description(other));
        }
      }
    }
    json.writeEndObject();
  }

  private static String description(Entry entry) {
    String words = Markup.literal(Markup.plain(entry.description())).strip();
    return PlainText.cut(words.isEmpty() ? entry.command() : words, MAX_DESCRIPTION);
  }
}
