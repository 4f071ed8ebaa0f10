package io.reunion.platform.wecom;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.chat.Button;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.JsonBody;
import io.reunion.platform.LookAlikeMarkdown;
import io.reunion.platform.MessageCrypt;
import io.reunion.platform.PlainText;
import io.reunion.platform.TextParts;
import io.reunion.platform.TypedCommands;
import io.reunion.platform.UniqueKey;
import io.reunion.platform.XmlAnswers;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What is written to WeCom: the answer in a response, the one to a response_url, and a group's message. */
final class WeComRequests {
  static final int MAX_STREAM = 20_480;
  static final int MAX_BUTTONS = 6;

  /** Within which the same words are delivered once: for a send that a restart repeats, not for a person who asks again. */
  private static final int DUPLICATE_SECONDS = 180;

  /** The longest Markdown of an application, in bytes. */
  private static final int MAX_APP_MARKDOWN = 2_048;

  private static final int MAX_TITLE = 26;
  private static final int MAX_CARD_TEXT = 112;
  private static final int MAX_LABEL = 20;

  private WeComRequests() {}

  /** Everything as Markdown; buttons as a card under it. */
  static Buffer stream(String id, OutboundMessage message) {
    boolean card = !message.buttons().isEmpty();
    String words = LookAlikeMarkdown.render(TypedCommands.under(message, MAX_BUTTONS));
    return JsonBody.of(json -> {
      json.writeStringField("msgtype", card ? "stream_with_template_card" : "stream");
      stream(json, id, words, /* finish= */ true);
      if (card) {
        card(json, message, title(message), "");
      }
    });
  }

  /** A stream that says {@code words}, to which more may come if it is not finished. */
  static Buffer stream(String id, String words, boolean finish) {
    return JsonBody.of(json -> {
      json.writeStringField("msgtype", "stream");
      stream(json, id, words, finish);
    });
  }

  private static void stream(JsonGenerator json, String id, String words, boolean finish)
      throws IOException {
    json.writeObjectFieldStart("stream");
    json.writeStringField("id", id);
    json.writeBooleanField("finish", finish);
    json.writeStringField("content", words);
    json.writeEndObject();
  }

  /** A card of the message's title and its buttons alone. */
  static Buffer templateCard(OutboundMessage message) {
    return JsonBody.of(json -> card(json, message, title(message), ""));
  }

  /** What a card says under its title to the one who pressed. */
  static String notice(String notice) {
    return PlainText.cut(Markup.literal(Markup.plain(notice)).strip(), MAX_CARD_TEXT);
  }

  /** A short text with buttons is a card; a long one is Markdown and says what to type instead. */
  static Buffer response(OutboundMessage message) {
    String plain = plain(message);
    if (isCard(message, plain)) {
      return JsonBody.of(json -> {
        json.writeStringField("msgtype", "template_card");
        card(json, message, title(message), rest(message, plain));
      });
    }
    return markdown(LookAlikeMarkdown.render(TypedCommands.under(message, 0)));
  }

  private static boolean isCard(OutboundMessage message, String plain) {
    return !message.buttons().isEmpty()
        && rest(message, plain).length() <= MAX_CARD_TEXT
        && buttons(message).size() <= MAX_BUTTONS;
  }

  private static String plain(OutboundMessage message) {
    return Markup.literal(Markup.plain(message.text())).strip();
  }

  /** What the title does not say. */
  private static String rest(OutboundMessage message, String plain) {
    String title = title(message);
    return plain.startsWith(title) ? plain.substring(title.length()).strip() : plain;
  }

  /**
   * To one person from an application: a card where it fits, else Markdown that says what to type, in as many parts as
   * it takes.
   */
  static List<Buffer> appMessages(int agent, String person, OutboundMessage message) {
    String plain = plain(message);
    if (isCard(message, plain)) {
      return List.of(appMessage(agent, person, "template_card", json -> {
        card(json, message, title(message), rest(message, plain));
      }));
    }
    String rendered = LookAlikeMarkdown.render(TypedCommands.under(message, 0));
    return TextParts.of(rendered, MAX_APP_MARKDOWN).stream()
        .map(part -> appMessage(agent, person, "markdown", json -> {
          json.writeObjectFieldStart("markdown");
          json.writeStringField("content", part);
          json.writeEndObject();
        }))
        .toList();
  }

  private static Buffer appMessage(
      int agent, String person, String type, JsonBody.Content content) {
    return JsonBody.of(json -> {
      json.writeStringField("touser", person);
      json.writeStringField("msgtype", type);
      json.writeNumberField("agentid", agent);
      content.writeTo(json);
      json.writeNumberField("enable_duplicate_check", 1);
      json.writeNumberField("duplicate_check_interval", DUPLICATE_SECONDS);
    });
  }

  /** The answer to an application's message, in the response: plain words, encrypted. */
  static Answer passive(
      MessageCrypt crypt, OutboundMessage message, String person, String corporation, Instant now) {
    String reply = XmlAnswers.text(person, corporation, now, passiveText(message));
    return XmlAnswers.sealed(crypt, reply, now);
  }

  static String passiveText(OutboundMessage message) {
    return Markup.literal(Markup.plain(TypedCommands.under(message, 0)));
  }

  static Buffer markdown(String rendered) {
    return JsonBody.of(json -> {
      json.writeStringField("msgtype", "markdown");
      json.writeObjectFieldStart("markdown");
      json.writeStringField("content", rendered);
      json.writeEndObject();
    });
  }

  /** The answer in the response, encrypted and signed as requests are. */
  static Answer sealed(MessageCrypt crypt, Buffer plain, Instant now) {
    String encrypted = crypt.encrypt(plain.getBytes());
    String nonce = crypt.nonce();
    long timestamp = now.getEpochSecond();
    String signature = crypt.signature(Long.toString(timestamp), nonce, encrypted);
    return new Answer("application/json", JsonBody.of(json -> {
      json.writeStringField("encrypt", encrypted);
      json.writeStringField("msgsignature", signature);
      json.writeNumberField("timestamp", timestamp);
      json.writeStringField("nonce", nonce);
    }));
  }

  private static List<Button> buttons(OutboundMessage message) {
    return message.buttons().stream().flatMap(List::stream).toList();
  }

  /** The first line, or what of it fits. */
  private static String title(OutboundMessage message) {
    String plain = plain(message);
    int line = plain.indexOf('\n');
    String first = line < 0 ? plain : plain.substring(0, line);
    return PlainText.cut(first, MAX_TITLE);
  }

  static String id(OutboundMessage message) {
    return "reunion-" + UniqueKey.of(message);
  }

  private static void card(JsonGenerator json, OutboundMessage message, String title, String text)
      throws IOException {
    json.writeObjectFieldStart("template_card");
    json.writeStringField("card_type", "button_interaction");
    json.writeObjectFieldStart("main_title");
    json.writeStringField("title", title);
    json.writeEndObject();
    if (!text.isEmpty()) {
      json.writeStringField("sub_title_text", text);
    }
    json.writeStringField("task_id", id(message));
    json.writeArrayFieldStart("button_list");
    for (Button button : buttons(message).stream().limit(MAX_BUTTONS).toList()) {
      json.writeStartObject();
      String label = Markup.literal(Markup.plain(button.label()));
      json.writeStringField("text", PlainText.cut(label, MAX_LABEL));
      json.writeNumberField(
          "style",
          switch (button.style()) {
            case PRIMARY -> 1;
            case PLAIN -> 2;
            case DANGER -> 3;
          });
      json.writeStringField("key", button.command());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
