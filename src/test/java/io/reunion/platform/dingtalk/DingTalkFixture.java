package io.reunion.platform.dingtalk;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.Adapters;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.SpentSignatures;
import io.reunion.platform.Webhooks;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A robot of application dingapp, at {@link #NOW}, with an event subscription. */
final class DingTalkFixture {
  static final AccountId ACCOUNT = AccountId.of("dingtalk", "main");
  static final Instant NOW = Instant.ofEpochMilli(1_700_000_001_000L);
  static final ChatId GROUP = new ChatId(ACCOUNT, "cidIW7WZT7eR+uiFTOEcCW82w==");
  static final ChatId DIRECT = new ChatId(ACCOUNT, "staff:manager123");
  static final UserId LI = UserId.of("dingtalk", "manager123");
  static final Vertx VERTX = Vertx.vertx();

  /** The page of the event subscription in DingTalk's published example. */
  static final DingTalkConfig.Events EVENTS = new DingTalkConfig.Events(
      Secret.of("mryue"),
      Secret.of("Yue0EfdN5900c1ce5cf6A152c63DDe1808a60c5ecd7"),
      Optional.of("ding6ccabc44d2c8d38b"));

  private DingTalkFixture() {}

  static DingTalkConfig config(String secret, Optional<String> tenant, String apiBase) {
    return new DingTalkConfig(
        "dingapp",
        Secret.of(secret),
        Optional.empty(),
        "1366a1eb-bc54-4859-ac88-517c56a9acb1.schema",
        "reunion",
        Optional.empty(),
        Optional.of(EVENTS),
        tenant,
        URI.create(apiBase));
  }

  static DingTalkConfig config() {
    return config("canary-client-secret", Optional.empty(), "https://api.dingtalk.com");
  }

  /** One instance, as far as requests go. */
  record Instance(DingTalkInbound inbound) {
    WebhookResult receive(WebhookRequest request) {
      return Webhooks.told(inbound.receive(request));
    }
  }

  /** An instance beside which there is no other. */
  static Instance inbound(DingTalkConfig config) {
    Map<String, String> uses = new HashMap<>();
    return inbound(config, (name, use, life) -> {
      String first = uses.putIfAbsent(name, use);
      return Future.succeededFuture(first == null ? use : first);
    });
  }

  static Instance inbound(DingTalkConfig config, SpentSignatures.Uses uses) {
    return new Instance(new DingTalkInbound(
        ACCOUNT,
        config,
        CallableHosts.https("oapi.dingtalk.com", "api.dingtalk.com"),
        new HeldAnswers(VERTX),
        DingTalkSignature.spent(uses),
        new DingTalkQuotes(ACCOUNT, Adapters.equipment(null).notes())));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static WebhookRequest message(byte[] body, String timestamp) {
    String sign = new DingTalkSignature(config()).ofRobot(timestamp);
    return Webhooks.post(
        Webhooks.headers().set("timestamp", timestamp).set("sign", sign), body, NOW);
  }

  static WebhookRequest message(byte[] body) {
    return message(body, Long.toString(NOW.toEpochMilli()));
  }

  static WebhookRequest press(byte[] body, String timestamp) {
    String sign = new DingTalkSignature(config()).ofCard(timestamp);
    return Webhooks.post(
        Webhooks.headers()
            .set("x-ddpaas-signature-timestamp", timestamp)
            .set("x-ddpaas-signature", sign),
        body,
        NOW);
  }

  static WebhookRequest press(byte[] body) {
    return press(body, Long.toString(NOW.toEpochMilli()));
  }

  static WebhookRequest event(String signature, String timestamp, String nonce, String encrypted) {
    MultiMap query = MultiMap.caseInsensitiveMultiMap()
        .set("msg_signature", signature)
        .set("timestamp", timestamp)
        .set("nonce", nonce);
    return new WebhookRequest(
        "POST",
        Webhooks.headers(),
        query,
        Buffer.buffer("{\"encrypt\":\"" + encrypted + "\"}"),
        NOW);
  }

  static byte[] recorded(String name) {
    return Webhooks.recorded(DingTalkFixture.class, name + ".json");
  }

  static WebhookResult receive(String name) {
    byte[] body = recorded(name);
    return inbound(config()).receive(name.startsWith("press") ? press(body) : message(body));
  }
}
