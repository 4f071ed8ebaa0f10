package io.reunion.platform.dingtalk;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.JsonBody;
import io.reunion.platform.LookAlikeMarkdown;
import io.reunion.platform.PlainText;
import io.reunion.platform.TypedCommands;
import io.reunion.platform.WebLinks;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The bodies of DingTalk's methods, and of the answer to a press. */
final class DingTalkRequests {
  /** The parameter of a button in which our command comes back. */
  static final String COMMAND = "command";

  private static final int MAX_TITLE = 40;
  private static final int MAX_LABEL = 20;
  private static final int MAX_NOTICE = 200;

  private DingTalkRequests() {}

  static Buffer token(DingTalkConfig config) {
    return JsonBody.of(json -> {
      json.writeStringField("appKey", config.clientId());
      json.writeStringField("appSecret", config.clientSecret().reveal());
    });
  }

  /** To a group, or to one person; buttons as what to type. */
  static Buffer robotMessage(String robot, OutboundMessage message) {
    boolean plain = isPlain(message);
    String param = JsonBody.of(json -> {
          if (plain) {
            json.writeStringField("content", text(message));
          } else {
            json.writeStringField("title", title(message));
            json.writeStringField("text", markdown(message, TypedCommands.under(message, 0)));
          }
        })
        .toString();
    return JsonBody.of(json -> {
      json.writeStringField("robotCode", robot);
      Optional<String> staff = DingTalkPlaces.staffOf(message.chat());
      if (staff.isPresent()) {
        json.writeArrayFieldStart("userIds");
        json.writeString(staff.get());
        json.writeEndArray();
      } else {
        json.writeStringField("openConversationId", message.chat().value());
      }
      json.writeStringField("msgKey", plain ? "sampleText" : "sampleMarkdown");
      json.writeStringField("msgParam", param);
    });
  }

  /** To take back what was sent to {@code chat}. */
  static Buffer recall(String robot, ChatId chat, String queryKey) {
    return JsonBody.of(json -> {
      json.writeStringField("robotCode", robot);
      if (DingTalkPlaces.staffOf(chat).isEmpty()) {
        json.writeStringField("openConversationId", chat.value());
      }
      json.writeArrayFieldStart("processQueryKeys");
      json.writeString(queryKey);
      json.writeEndArray();
    });
  }

  /** To a sessionWebhook. */
  static Buffer sessionMessage(OutboundMessage message) {
    boolean plain = isPlain(message);
    return JsonBody.of(json -> {
      json.writeStringField("msgtype", plain ? "text" : "markdown");
      json.writeObjectFieldStart(plain ? "text" : "markdown");
      if (plain) {
        json.writeStringField("content", text(message));
      } else {
        json.writeStringField("title", title(message));
        json.writeStringField("text", markdown(message, TypedCommands.under(message, 0)));
      }
      json.writeEndObject();
    });
  }

  static Buffer createCard(DingTalkConfig config, String track, OutboundMessage message) {
    ChatId chat = message.chat();
    Optional<String> staff = DingTalkPlaces.staffOf(chat);
    return JsonBody.of(json -> {
      json.writeStringField("cardTemplateId", config.cardTemplateId());
      json.writeStringField("outTrackId", track);
      json.writeStringField("callbackType", "HTTP");
      json.writeStringField("callbackRouteKey", config.cardRoute());
      json.writeNumberField("userIdType", 1);
      cardData(json, message);
      String kind = staff.isPresent() ? "Robot" : "Group";
      json.writeStringField(
          "openSpaceId",
          staff
              .map(id -> "dtv1.card//IM_ROBOT." + id)
              .orElse("dtv1.card//IM_GROUP." + chat.value()));
      json.writeObjectFieldStart("im" + kind + "OpenSpaceModel");
      json.writeBooleanField("supportForward", false);
      json.writeEndObject();
      json.writeObjectFieldStart("im" + kind + "OpenDeliverModel");
      if (staff.isPresent()) {
        json.writeStringField("spaceType", "IM_ROBOT");
      }
      json.writeStringField("robotCode", config.robot());
      json.writeEndObject();
    });
  }

  static Buffer updateCard(String track, OutboundMessage message) {
    return JsonBody.of(json -> {
      json.writeStringField("outTrackId", track);
      cardData(json, message);
      json.writeObjectFieldStart("cardUpdateOptions");
      json.writeBooleanField("updateCardDataByKey", true);
      json.writeEndObject();
    });
  }

  /** Shown at the foot of the card, to the one who pressed. */
  static Answer notice(String notice) {
    String text = PlainText.cut(Markup.literal(Markup.plain(notice)), MAX_NOTICE);
    return new Answer("application/json", JsonBody.of(json -> {
      if (!text.isBlank()) {
        json.writeObjectFieldStart("userPrivateData");
        json.writeObjectFieldStart("cardParamMap");
        json.writeStringField("tips", text);
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("cardUpdateOptions");
        json.writeBooleanField("updatePrivateDataByKey", true);
        json.writeEndObject();
      }
    }));
  }

  private static void cardData(JsonGenerator json, OutboundMessage message) throws IOException {
    json.writeObjectFieldStart("cardData");
    json.writeObjectFieldStart("cardParamMap");
    json.writeStringField("title", title(message));
    json.writeStringField("markdown", markdown(message, message.text()));
    json.writeStringField("tips", "");
    json.writeStringField("sys_full_json_obj", buttons(message.buttons()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String buttons(List<List<Button>> rows) {
    return JsonBody.of(json -> {
          json.writeArrayFieldStart("msgButtons");
          for (List<Button> row : rows) {
            for (Button button : row) {
              button(json, button);
            }
          }
          json.writeEndArray();
        })
        .toString();
  }

  private static void button(JsonGenerator json, Button button) throws IOException {
    json.writeStartObject();
    String label = Markup.literal(Markup.plain(button.label()));
    json.writeStringField("text", PlainText.cut(label, MAX_LABEL));
    json.writeStringField(
        "color",
        switch (button.style()) {
          case PRIMARY -> "blue";
          case PLAIN -> "gray";
          case DANGER -> "red";
        });
    json.writeBooleanField("request", true);
    json.writeObjectFieldStart("params");
    json.writeStringField(COMMAND, button.command());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static boolean isPlain(OutboundMessage message) {
    return message.buttons().isEmpty()
        && message.image().isEmpty()
        && message.text().equals(Markup.plain(message.text()));
  }

  private static String text(OutboundMessage message) {
    return Markup.literal(message.text());
  }

  /** The first line, for notifications. */
  private static String title(OutboundMessage message) {
    String plain = Markup.literal(Markup.plain(message.text())).strip();
    int line = plain.indexOf('\n');
    return PlainText.cut(line < 0 ? plain : plain.substring(0, line), MAX_TITLE);
  }

  /** A line ends only after two blanks; a picture stands under the words. */
  private static String markdown(OutboundMessage message, String text) {
    String words = LookAlikeMarkdown.render(text).replace("\n", "  \n");
    return message
        .image()
        .flatMap(WebLinks::target)
        .map(url -> words + "\n\n![](" + url + ")")
        .orElse(words);
  }
}
