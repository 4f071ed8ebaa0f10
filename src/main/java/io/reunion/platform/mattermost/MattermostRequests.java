package io.reunion.platform.mattermost;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.chat.Button;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.BracketMarkdown;
import io.reunion.platform.JsonBody;
import io.reunion.platform.LookAlikes;
import io.reunion.platform.PlainText;
import io.reunion.platform.TypedCommands;
import io.reunion.platform.UniqueKey;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The bodies of the API's methods, and of the answer to a press. */
final class MattermostRequests {
  static final LookAlikes MARKS =
      new LookAlikes(new BracketMarkdown("**", "`", /* mentions= */ true));

  private static final int MAX_LABEL = 60;
  private static final int MAX_NOTICE = 400;

  private final Buttons buttons;
  private final Optional<URI> callbackUrl;

  MattermostRequests(Buttons buttons, Optional<URI> callbackUrl) {
    this.buttons = buttons;
    this.callbackUrl = callbackUrl;
  }

  /** What people read; without an address for presses every button as words. */
  String words(OutboundMessage message) {
    return MARKS.render(callbackUrl.isPresent() ? message.text() : TypedCommands.under(message, 0));
  }

  Buffer post(OutboundMessage message, MattermostBot bot) {
    return JsonBody.of(json -> {
      json.writeStringField("channel_id", MattermostPlaces.channel(message.chat()));
      json.writeStringField("message", words(message));
      if (!bot.id().isEmpty()) {
        json.writeStringField("pending_post_id", bot.id() + ":" + UniqueKey.of(message));
      }
      props(json, message);
    });
  }

  /** Replaces text and buttons. */
  Buffer patch(OutboundMessage message) {
    return JsonBody.of(json -> {
      json.writeStringField("message", words(message));
      props(json, message);
    });
  }

  /** An answer to a slash command, seen by all of the channel, or only by the one who asked. */
  Buffer response(OutboundMessage message) {
    return JsonBody.of(json -> {
      json.writeStringField(
          "response_type", message.onlyFor().isPresent() ? "ephemeral" : "in_channel");
      json.writeStringField("text", MARKS.render(TypedCommands.under(message, 0)));
    });
  }

  static Buffer direct(UserId user, MattermostBot bot) {
    return Buffer.buffer("[\"" + bot.id() + "\",\"" + MattermostPlaces.id(user.value()) + "\"]");
  }

  static Answer notice(String notice) {
    String text = PlainText.cut(MARKS.render(notice), MAX_NOTICE);
    return text.isBlank()
        ? MattermostInbound.NOTHING
        : new Answer(
            "application/json", JsonBody.of(json -> json.writeStringField("ephemeral_text", text)));
  }

  private void props(JsonGenerator json, OutboundMessage message) throws IOException {
    json.writeObjectFieldStart("props");
    json.writeArrayFieldStart("attachments");
    if (message.image().isPresent()) {
      json.writeStartObject();
      json.writeStringField("image_url", message.image().get());
      json.writeEndObject();
    }
    if (callbackUrl.isPresent()) {
      int nth = 0;
      for (List<Button> row : message.buttons()) {
        if (!row.isEmpty()) {
          row(json, row, nth, message);
          nth += row.size();
        }
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void row(JsonGenerator json, List<Button> row, int from, OutboundMessage message)
      throws IOException {
    int nth = from;
    json.writeStartObject();
    json.writeArrayFieldStart("actions");
    for (Button button : row) {
      json.writeStartObject();
      json.writeStringField("id", "button" + nth++);
      json.writeStringField("type", "button");
      String label = Markup.literal(Markup.plain(button.label()));
      json.writeStringField("name", PlainText.cut(label, MAX_LABEL));
      json.writeStringField(
          "style",
          switch (button.style()) {
            case PLAIN -> "default";
            case PRIMARY -> "primary";
            case DANGER -> "danger";
          });
      integration(json, button, message);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void integration(JsonGenerator json, Button button, OutboundMessage message)
      throws IOException {
    json.writeObjectFieldStart("integration");
    json.writeStringField("url", callbackUrl.orElseThrow().toString());
    json.writeObjectFieldStart("context");
    json.writeStringField(Buttons.COMMAND, button.command());
    json.writeStringField(Buttons.CHAT, message.chat().value());
    json.writeStringField(Buttons.MAC, buttons.mac(button.command(), message.chat()));
    json.writeEndObject();
    json.writeEndObject();
  }
}
