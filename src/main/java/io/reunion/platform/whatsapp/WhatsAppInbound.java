package io.reunion.platform.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.Digests;
import io.reunion.platform.HmacSha256;
import io.reunion.platform.Readings;
import io.reunion.platform.StrictJson;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.List;

/** The check of the address, and the signature over the very bytes of everything else. */
final class WhatsAppInbound {
  private static final String PREFIX = "sha256=";

  private final WhatsAppConfig config;
  private final HmacSha256 hmac;
  private final WhatsAppEvents events;
  private final Windows windows;

  WhatsAppInbound(AccountId account, WhatsAppConfig config, Windows windows) {
    this.config = config;
    this.hmac = new HmacSha256(config.appSecret().reveal());
    this.events = new WhatsAppEvents(account, config.phoneNumberId());
    this.windows = windows;
  }

  WebhookResult receive(WebhookRequest request) {
    return Readings.of(
        () -> request.method().equals("GET") ? verify(request.query()) : message(request));
  }

  private WebhookResult verify(MultiMap query) {
    boolean ours = only(query, "hub.mode").equals("subscribe")
        && config.verifyToken().matches(only(query, "hub.verify_token"));
    return ours
        ? new WebhookResult.Handshake(Answer.text(only(query, "hub.challenge")))
        : new WebhookResult.Unauthorized("wrong verify token");
  }

  private WebhookResult message(WebhookRequest request) {
    byte[] body = request.body().getBytes();
    if (!Digests.same(signature(body), only(request.headers(), "X-Hub-Signature-256"))) {
      return new WebhookResult.Unauthorized("wrong signature");
    }
    JsonNode json = StrictJson.object(body);
    List<Update> updates = events.read(json, request.receivedAt());
    return new WebhookResult.Accepted(updates, noted(updates));
  }

  /** Whoever wrote may be written to for a day. */
  private Future<Answer> noted(List<Update> updates) {
    Future<Void> noted = Future.succeededFuture();
    for (Update update : updates) {
      noted = noted.compose(before -> windows.open(update.origin()));
    }
    return noted.map(Answer.EMPTY);
  }

  String signature(byte[] body) {
    return PREFIX + Digests.hex(hmac.of(body));
  }

  private static String only(MultiMap values, String name) {
    List<String> found = values.getAll(name);
    return found.size() == 1 ? found.get(0) : "";
  }
}
