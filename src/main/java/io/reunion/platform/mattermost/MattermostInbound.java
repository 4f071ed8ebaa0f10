package io.reunion.platform.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.Addressed;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Fields;
import io.reunion.platform.FormBody;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.PlainText;
import io.reunion.platform.Readings;
import io.reunion.platform.StrictJson;
import io.reunion.platform.UnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Outgoing webhooks, slash commands and presses, all at one address. */
final class MattermostInbound {
  static final String RESPONSE_URL = "response_url";
  static final Answer NOTHING = Answer.json("{}");

  private static final Duration CREDIT_LIFE = Duration.ofMinutes(30);
  private static final int CREDIT_USES = 5;

  /** How long a press waits for a word; the server itself waits longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final AccountId account;
  private final MattermostConfig config;
  private final Buttons buttons;
  private final CallableHosts hosts;
  private final HeldAnswers answers;

  MattermostInbound(
      AccountId account,
      MattermostConfig config,
      Buttons buttons,
      CallableHosts hosts,
      HeldAnswers answers) {
    this.account = account;
    this.config = config;
    this.buttons = buttons;
    this.hosts = hosts;
    this.answers = answers;
  }

  WebhookResult receive(WebhookRequest request, MattermostBot bot) {
    return Readings.of(() -> read(request, bot));
  }

  private WebhookResult read(WebhookRequest request, MattermostBot bot) {
    byte[] body = request.body().getBytes();
    String type = Optional.ofNullable(request.headers().get("Content-Type")).orElse("");
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return said(FormBody.read(body), bot, request.receivedAt());
    }
    JsonNode json = StrictJson.object(body);
    return json.path("context").isObject() && !json.has("token")
        ? pressed(json, request.receivedAt())
        : said(texts(json), bot, request.receivedAt());
  }

  /** The fields as a form has them. */
  private static Map<String, String> texts(JsonNode json) {
    Map<String, String> texts = new HashMap<>();
    json.properties().forEach(field -> {
      if (field.getValue().isTextual() || field.getValue().isIntegralNumber()) {
        texts.put(field.getKey(), field.getValue().asText());
      }
    });
    return texts;
  }

  private WebhookResult said(Map<String, String> fields, MattermostBot bot, Instant now) {
    if (!isToken(fields.getOrDefault("token", ""))) {
      return new WebhookResult.Unauthorized("wrong token");
    }
    List<Update> updates = fields.containsKey("command")
        ? List.of(command(fields, bot, now))
        : webhook(fields, bot, now);
    return new WebhookResult.Accepted(updates, NOTHING);
  }

  /** Compares with all of them, so that the time does not tell which. */
  private boolean isToken(String presented) {
    boolean known = false;
    for (var token : config.tokens()) {
      known |= token.matches(presented);
    }
    return known;
  }

  private List<Update> webhook(Map<String, String> fields, MattermostBot bot, Instant now) {
    String user = required(fields, "user_id");
    String post = required(fields, "post_id");
    Addressed said = Addressed.read(
        fields.getOrDefault("text", ""), fields.getOrDefault("trigger_word", ""), bot.name());
    if (user.equals(bot.id()) || (said.text().isEmpty() && !said.mentioned())) {
      return List.of();
    }
    ChatId chat = chat(fields, bot);
    Origin origin = new Origin(
        "message:" + post,
        chat,
        MattermostPlaces.kind(chat),
        PlainText.wellFormed(fields.getOrDefault("channel_name", "")),
        time(fields.getOrDefault("timestamp", ""), now),
        Optional.empty());
    return List.of(message(origin, fields, post, said));
  }

  private Update command(Map<String, String> fields, MattermostBot bot, Instant now) {
    String trigger = required(fields, "trigger_id");
    String url = fields.getOrDefault(RESPONSE_URL, "");
    ChatId chat = chat(fields, bot);
    Origin origin = new Origin(
        "command:" + trigger,
        chat,
        MattermostPlaces.kind(chat),
        PlainText.wellFormed(fields.getOrDefault("channel_name", "")),
        now,
        hosts.allow(url)
            ? Optional.of(new ReplyCredit(RESPONSE_URL, url, CREDIT_USES, now.plus(CREDIT_LIFE)))
            : Optional.empty());
    String said = Addressed.command(
        required(fields, "command"), fields.getOrDefault("text", ""), config.command());
    return message(origin, fields, "command:" + trigger, new Addressed(said, true));
  }

  private Update message(Origin origin, Map<String, String> fields, String id, Addressed said) {
    return new Update.MessageReceived(
        origin,
        sender(required(fields, "user_id"), fields.getOrDefault("user_name", "")),
        new MessageId(id),
        said.text(),
        said.mentioned(),
        Optional.empty(),
        /* replyToBot= */ false,
        Optional.empty(),
        Optional.empty());
  }

  private WebhookResult pressed(JsonNode json, Instant now) {
    JsonNode context = json.path("context");
    if (Fields.text(context, Buttons.CHAT).isEmpty()) {
      return new WebhookResult.Unauthorized("not a button of ours");
    }
    ChatId chat = new ChatId(account, Fields.text(context, Buttons.CHAT));
    boolean ours = buttons.isOurs(context, chat)
        && MattermostPlaces.channel(chat).equals(Fields.text(json, "channel_id"));
    if (!ours) {
      return new WebhookResult.Unauthorized("not a button of ours");
    }
    String trigger = Fields.requiredText(json, "trigger_id");
    Update.ButtonPressed press = new Update.ButtonPressed(
        new Origin("press:" + trigger, chat, MattermostPlaces.kind(chat), now),
        sender(Fields.requiredText(json, "user_id"), Fields.words(json, "user_name")),
        Fields.words(context, Buttons.COMMAND),
        Optional.of(Fields.text(json, "post_id")).filter(id -> !id.isEmpty()).map(MessageId::new),
        trigger,
        Optional.empty());
    return new WebhookResult.Accepted(
        List.of(press), answers.hold(handle(account, trigger), PATIENCE, NOTHING));
  }

  /** The name under which the response to a press is held. */
  static String handle(AccountId account, String trigger) {
    return account + ":" + trigger;
  }

  private ChatId chat(Map<String, String> fields, MattermostBot bot) {
    return MattermostPlaces.chat(
        account, required(fields, "channel_id"), fields.getOrDefault("channel_name", ""), bot);
  }

  private Sender sender(String user, String name) {
    return new Sender(
        new UserId(account.platform(), MattermostPlaces.id(user)), PlainText.wellFormed(name));
  }

  private static String required(Map<String, String> fields, String name) {
    String value = fields.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new UnreadableException(name + " (expected: a text)");
    }
    return value;
  }

  /** Milliseconds, from older servers seconds. */
  private static Instant time(String timestamp, Instant now) {
    if (!timestamp.matches("[0-9]{10,13}")) {
      return now;
    }
    long value = Long.parseLong(timestamp);
    return timestamp.length() > 10 ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
  }
}
