package io.reunion.platform.googlechat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.BearerTokens;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.Readings;
import io.reunion.platform.SigningKeys;
import io.reunion.platform.StrictJson;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks who asks, and reads what happened. */
final class GoogleChatInbound {
  static final String CREDIT = "response";
  static final Answer NOTHING = Answer.json("{}");

  private static final String CHAT = "chat@system.gserviceaccount.com";
  private static final Set<String> OPENID_ISSUERS =
      Set.of("https://accounts.google.com", "accounts.google.com");

  private final AccountId account;
  private final boolean openId;
  private final BearerTokens tokens;
  private final GoogleChatEvents events;
  private final HeldAnswers answers;
  private final Duration patience;

  /**
   * @param patience how long the response may be held
   */
  GoogleChatInbound(
      AccountId account,
      GoogleChatConfig config,
      SigningKeys keys,
      Equipment equipment,
      Duration patience) {
    this.account = account;
    this.openId = isOpenId(config);
    this.tokens = new BearerTokens(
        keys, openId ? OPENID_ISSUERS : Set.of(CHAT), config.audience(), equipment.clock());
    this.events = new GoogleChatEvents(account);
    this.answers = equipment.answers();
    this.patience = patience;
  }

  static boolean isOpenId(GoogleChatConfig config) {
    return config.audience().startsWith("http");
  }

  WebhookResult receive(WebhookRequest request) {
    return tokens.check(request, token -> authentic(request, token));
  }

  private WebhookResult authentic(WebhookRequest request, BearerTokens.Verified token) {
    if (openId && !isOfChat(token.claims())) {
      return new WebhookResult.Unauthorized("a token of somebody else");
    }
    return Readings.of(
        () -> read(StrictJson.object(request.body().getBytes()), request.receivedAt()));
  }

  /** Anybody can have an OpenID token of Google's for our address; only Chat has this account. */
  private static boolean isOfChat(JsonNode claims) {
    return Fields.text(claims, "email").equals(CHAT) && Fields.isTrue(claims, "email_verified");
  }

  private WebhookResult read(JsonNode event, Instant now) {
    String handle = account + ":" + GoogleChatEvents.key(event, now);
    ReplyCredit credit = new ReplyCredit(CREDIT, handle, 1, now.plus(patience));
    List<Update> updates = events.read(event, now, Optional.of(credit));
    boolean waits = updates.stream().anyMatch(update -> update.origin().credit().isPresent());
    return new WebhookResult.Accepted(
        updates, waits ? answers.hold(handle, patience, NOTHING) : Future.succeededFuture(NOTHING));
  }
}
