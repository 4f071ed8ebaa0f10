package io.reunion.platform.matrix;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.platform.JsonBody;
import io.reunion.platform.TypedCommands;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The contents of events. */
final class MatrixRequests {
  private MatrixRequests() {}

  static String words(OutboundMessage message) {
    return Markup.literal(Markup.plain(TypedCommands.under(message, 0)));
  }

  static Buffer send(OutboundMessage message) {
    return JsonBody.of(json -> {
      content(json, message);
      relation(json, message.thread(), message.replyTo());
    });
  }

  private static void relation(
      JsonGenerator json, Optional<String> thread, Optional<MessageId> answered)
      throws IOException {
    if (thread.isEmpty() && answered.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("m.relates_to");
    if (thread.isPresent()) {
      json.writeStringField("rel_type", "m.thread");
      json.writeStringField("event_id", thread.get());
      json.writeBooleanField("is_falling_back", answered.isEmpty());
    }
    json.writeObjectFieldStart("m.in_reply_to");
    json.writeStringField(
        "event_id", answered.map(MessageId::value).orElseGet(() -> thread.orElse("")));
    json.writeEndObject();
    json.writeEndObject();
  }

  /** For those who do not know of edits, the new words again with an asterisk. */
  static Buffer edit(MessageId edited, OutboundMessage message) {
    return JsonBody.of(json -> {
      json.writeStringField("msgtype", "m.text");
      json.writeStringField("body", "* " + words(message));
      mentionsNobody(json);
      json.writeObjectFieldStart("m.new_content");
      content(json, message);
      json.writeEndObject();
      json.writeObjectFieldStart("m.relates_to");
      json.writeStringField("rel_type", "m.replace");
      json.writeStringField("event_id", edited.value());
      json.writeEndObject();
    });
  }

  /** Answers are notices, which ring nowhere and which other bots leave alone. */
  private static void content(JsonGenerator json, OutboundMessage message) throws IOException {
    json.writeStringField("msgtype", message.replyTo().isPresent() ? "m.notice" : "m.text");
    json.writeStringField("body", words(message));
    json.writeStringField("format", "org.matrix.custom.html");
    json.writeStringField("formatted_body", MatrixHtml.render(TypedCommands.under(message, 0)));
    mentionsNobody(json);
  }

  private static void mentionsNobody(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("m.mentions");
    json.writeEndObject();
  }

  static Buffer reaction(MessageId message, String emoji) {
    return JsonBody.of(json -> {
      json.writeObjectFieldStart("m.relates_to");
      json.writeStringField("rel_type", "m.annotation");
      json.writeStringField("event_id", message.value());
      json.writeStringField("key", emoji);
      json.writeEndObject();
    });
  }

  static Buffer directRoom(String person) {
    return JsonBody.of(json -> {
      json.writeBooleanField("is_direct", true);
      json.writeStringField("preset", "trusted_private_chat");
      json.writeArrayFieldStart("invite");
      json.writeString(person);
      json.writeEndArray();
    });
  }

  static Buffer pinned(List<String> events) {
    return JsonBody.of(json -> {
      json.writeArrayFieldStart("pinned");
      for (String event : events) {
        json.writeString(event);
      }
      json.writeEndArray();
    });
  }
}
