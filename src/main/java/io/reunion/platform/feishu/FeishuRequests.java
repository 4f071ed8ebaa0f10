package io.reunion.platform.feishu;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.JsonBody;
import io.reunion.platform.PlainText;
import io.reunion.platform.UniqueKey;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** The bodies of the Open API's methods, and of the answer to a press. */
final class FeishuRequests {
  static final Buffer NOTHING = Buffer.buffer();

  private static final int MAX_TOAST = 200;

  private FeishuRequests() {}

  /** Buttons and marks need a card; plain words stay plain words. */
  static boolean isCard(OutboundMessage message) {
    return !message.buttons().isEmpty() || !FeishuMarkdown.isPlain(message.text());
  }

  static boolean isPerson(ChatId chat) {
    return chat.value().startsWith("ou_");
  }

  static String receiveIdType(ChatId chat) {
    return isPerson(chat) ? "open_id" : "chat_id";
  }

  static Buffer token(FeishuConfig config) {
    return JsonBody.of(json -> {
      json.writeStringField("app_id", config.appId());
      json.writeStringField("app_secret", config.appSecret().reveal());
    });
  }

  static Buffer send(OutboundMessage message) {
    return JsonBody.of(json -> {
      json.writeStringField("receive_id", message.chat().value());
      content(json, message);
      uuid(json, message);
    });
  }

  static Buffer reply(OutboundMessage message) {
    return JsonBody.of(json -> {
      content(json, message);
      json.writeBooleanField("reply_in_thread", message.thread().isPresent());
      uuid(json, message);
    });
  }

  static Buffer editText(OutboundMessage message) {
    return JsonBody.of(json -> {
      json.writeStringField("msg_type", "text");
      json.writeStringField("content", text(message));
    });
  }

  static Buffer editCard(OutboundMessage message) {
    return JsonBody.of(json -> json.writeStringField("content", FeishuCard.of(message)));
  }

  static Answer toast(String notice) {
    String text = PlainText.cut(Markup.literal(Markup.plain(notice)), MAX_TOAST);
    return new Answer("application/json", JsonBody.of(json -> {
      if (!text.isBlank()) {
        json.writeObjectFieldStart("toast");
        json.writeStringField("type", "info");
        json.writeStringField("content", text);
        json.writeEndObject();
      }
    }));
  }

  /** The path of a person's entry; ids are letters, digits and '_', and what is none leads nowhere. */
  static String person(UserId user) {
    String id = user.value().matches("[A-Za-z0-9_]+") ? user.value() : "_";
    return "/open-apis/contact/v3/users/" + id + "?user_id_type=open_id";
  }

  private static void content(JsonGenerator json, OutboundMessage message) throws IOException {
    boolean card = isCard(message);
    json.writeStringField("msg_type", card ? "interactive" : "text");
    json.writeStringField("content", card ? FeishuCard.of(message) : text(message));
  }

  private static String text(OutboundMessage message) {
    return JsonBody.of(json -> json.writeStringField("text", FeishuMarkdown.plain(message.text())))
        .toString();
  }

  private static void uuid(JsonGenerator json, OutboundMessage message) throws IOException {
    json.writeStringField("uuid", UniqueKey.of(message));
  }

  static Buffer pin(MessageId message) {
    return JsonBody.of(json -> json.writeStringField("message_id", message.value()));
  }
}
