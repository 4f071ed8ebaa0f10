package io.reunion.platform.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.BearerTokens;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.JsonBody;
import io.reunion.platform.PlainText;
import io.reunion.platform.Readings;
import io.reunion.platform.SigningKeys;
import io.reunion.platform.StrictJson;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The activities that a bot is sent. */
final class TeamsInbound {
  private static final String ISSUER = "https://api.botframework.com";
  private static final int MAX_NOTICE = 400;

  /** How long a press waits for a word. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final AccountId account;
  private final BearerTokens tokens;
  private final TeamsActivities activities;
  private final ServiceUrls urls;
  private final HeldAnswers answers;

  TeamsInbound(
      AccountId account,
      TeamsConfig config,
      SigningKeys keys,
      ServiceUrls urls,
      Equipment equipment) {
    this.account = account;
    this.tokens =
        new BearerTokens(keys, Set.of(ISSUER), config.appId().orElseThrow(), equipment.clock());
    this.activities = new TeamsActivities(account, /* named= */ false);
    this.urls = urls;
    this.answers = equipment.answers();
  }

  WebhookResult receive(WebhookRequest request) {
    return tokens.check(request, token -> authentic(request, token));
  }

  private WebhookResult authentic(WebhookRequest request, BearerTokens.Verified token) {
    return Readings.of(() -> {
      JsonNode activity = StrictJson.object(request.body().getBytes());
      return isOf(activity, token)
          ? accepted(activity, request.receivedAt())
          : new WebhookResult.Unauthorized("a token for another service URL or channel");
    });
  }

  /** Whoever has a token of another conversation's service must not lead our answers there. */
  private boolean isOf(JsonNode activity, BearerTokens.Verified token) {
    String url = Fields.text(activity, "serviceUrl");
    Set<String> endorsed = token.key().endorsements();
    return !url.isEmpty()
        && url.equals(Fields.text(token.claims(), "serviceurl"))
        && (endorsed.isEmpty() || endorsed.contains(Fields.text(activity, "channelId")));
  }

  private WebhookResult accepted(JsonNode activity, Instant now) {
    List<Update> updates = activities.read(activity, now, Optional.empty());
    Future<Void> noted = updates.isEmpty()
        ? Future.succeededFuture()
        : urls.learn(updates.get(0).chat(), Fields.text(activity, "serviceUrl"));
    Future<Answer> answer = answer(activity, updates);
    return new WebhookResult.Accepted(updates, noted.compose(done -> answer));
  }

  /** A press waits for the bot's word; everything else is answered at once. */
  private Future<Answer> answer(JsonNode activity, List<Update> updates) {
    if (updates.size() == 1
        && updates.get(0) instanceof Update.ButtonPressed press
        && !press.interaction().isEmpty()) {
      return answers.hold(handle(account, press), PATIENCE, notice(""));
    }
    return Future.succeededFuture(
        Fields.text(activity, "type").equals("invoke") ? Answer.json("{}") : Answer.EMPTY);
  }

  /** The name under which the response to a press is held. */
  static String handle(AccountId account, Update.ButtonPressed press) {
    return account + ":" + press.chat().value() + ":" + press.interaction();
  }

  /** What the one who pressed sees; there has to be something. */
  static Answer notice(String notice) {
    String words = TeamsMarks.markdown(PlainText.cut(notice, MAX_NOTICE));
    return new Answer("application/json", JsonBody.of(json -> {
      json.writeNumberField("statusCode", 200);
      json.writeStringField("type", "application/vnd.microsoft.activity.message");
      json.writeStringField("value", words.isBlank() ? "✓" : words);
    }));
  }
}
