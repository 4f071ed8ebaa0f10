package io.reunion.platform.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.config.Secret;
import io.reunion.platform.Fields;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.JsonBody;
import io.reunion.platform.Readings;
import io.reunion.platform.StrictJson;
import io.reunion.platform.UnreadableException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One address takes events and card callbacks. */
final class FeishuInbound {
  /** What ends the waiting of one who pressed a button, and shows nothing. */
  static final Answer NOTHING = Answer.json("{}");

  /** Feishu waits 3 seconds; the rest is for the way there and back. */
  private static final Duration PATIENCE = Duration.ofMillis(2_400);

  private final AccountId account;
  private final Secret verificationToken;
  private final Optional<FeishuEnvelope> envelope;
  private final FeishuEvents events;
  private final HeldAnswers answers;

  FeishuInbound(AccountId account, FeishuConfig config, HeldAnswers answers) {
    this.account = account;
    this.verificationToken = config.verificationToken();
    this.envelope = config.encryptKey().map(FeishuEnvelope::new);
    this.events = new FeishuEvents(account);
    this.answers = answers;
  }

  /**
   * @param bot the bot's own open_id, empty while unknown
   */
  WebhookResult receive(WebhookRequest request, String bot) {
    return Readings.of(() -> opened(request, bot));
  }

  private WebhookResult opened(WebhookRequest request, String bot) {
    byte[] body = request.body().getBytes();
    return envelope
        .map(opener -> signed(opener, request, body, bot))
        .orElseGet(() -> read(StrictJson.envelope(body), request, bot));
  }

  private WebhookResult signed(
      FeishuEnvelope opener, WebhookRequest request, byte[] body, String bot) {
    return switch (opener.signed(request, body)) {
      case RIGHT -> read(opener.open(body), request, bot);
      case ABSENT -> unsigned(opener, body);
      case WRONG -> new WebhookResult.Unauthorized("wrong signature");
      case OUT_OF_WINDOW -> new WebhookResult.Unauthorized("outside the window");
    };
  }

  /** Only the check of the address may come so, with the right token in it; of anything else not even the form is told. */
  private WebhookResult unsigned(FeishuEnvelope opener, byte[] body) {
    try {
      JsonNode json = opener.open(body);
      if (isVerification(json) && verificationToken.matches(Fields.text(json, "token"))) {
        return challenge(json);
      }
    } catch (UnreadableException e) {
      // Refused like whatever else is not signed.
    }
    return new WebhookResult.Unauthorized("no signature");
  }

  private WebhookResult read(JsonNode json, WebhookRequest request, String bot) {
    JsonNode header = json.path("header");
    String token = Fields.text(header.isObject() ? header : json, "token");
    if (!verificationToken.matches(token)) {
      return new WebhookResult.Unauthorized("wrong verification token");
    } else if (isVerification(json)) {
      return challenge(json);
    } else if (!header.isObject()) {
      return new WebhookResult.Accepted(List.of(), NOTHING);
    }
    List<Update> updates = events.read(header, json, bot, request.receivedAt());
    return new WebhookResult.Accepted(updates, answer(updates));
  }

  private static boolean isVerification(JsonNode json) {
    return Fields.text(json, "type").equals("url_verification");
  }

  private static WebhookResult challenge(JsonNode json) {
    String challenge = Fields.requiredText(json, "challenge");
    return new WebhookResult.Handshake(new Answer(
        "application/json",
        JsonBody.of(answer -> answer.writeStringField("challenge", challenge))));
  }

  /** A press waits for the bot's word; everything else is answered at once. */
  private Future<Answer> answer(List<Update> updates) {
    return updates.size() == 1 && updates.get(0) instanceof Update.ButtonPressed press
        ? answers.hold(handle(account, press.interaction()), PATIENCE, NOTHING)
        : Future.succeededFuture(NOTHING);
  }

  /** The name under which the response to a press is held. */
  static String handle(AccountId account, String interaction) {
    return account + ":" + interaction;
  }
}
