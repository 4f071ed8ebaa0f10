package io.reunion.platform.wecom;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.Adapters;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Equipment;
import io.reunion.platform.MessageCrypt;
import io.reunion.platform.Webhooks;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A corporation's own robot, at {@link #NOW}; group wrGROUP has a webhook. */
final class WeComFixture {
  static final AccountId ACCOUNT = AccountId.of("wecom", "main");
  static final String TOKEN = "QDG6eK";
  static final String KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
  static final Instant NOW = Instant.ofEpochSecond(1_700_000_100);
  static final ChatId GROUP = new ChatId(ACCOUNT, "wrGROUP");
  static final UserId LI = UserId.of("wecom", "zhangsan");

  private WeComFixture() {}

  static WeComConfig config(Optional<String> botName, Optional<String> tenant, String apiBase) {
    return config("", botName, tenant, apiBase);
  }

  static WeComConfig config(
      String receiveId, Optional<String> botName, Optional<String> tenant, String apiBase) {
    return new WeComConfig(
        Secret.of(TOKEN),
        Secret.of(KEY),
        Optional.of(receiveId).filter(id -> !id.isEmpty()),
        Map.of("wrGROUP", Secret.of("canary-webhook-key")),
        Optional.empty(),
        botName,
        tenant,
        URI.create(apiBase));
  }

  static MessageCrypt crypt(String receiveId) {
    return new MessageCrypt(Secret.of(TOKEN), Secret.of(KEY), receiveId);
  }

  static WeComInbound inbound(WeComConfig config) {
    Equipment equipment = Adapters.equipment(null);
    MessageCrypt crypt = crypt(config.receiveId().orElse(""));
    return new WeComInbound(
        ACCOUNT,
        config,
        crypt,
        CallableHosts.https("qyapi.weixin.qq.com"),
        equipment.answers(),
        new WeComStreams(ACCOUNT, equipment, crypt));
  }

  static WeComInbound inbound() {
    return inbound(config(Optional.empty(), Optional.empty(), "https://qyapi.weixin.qq.com"));
  }

  static MultiMap query(String timestamp, String nonce, String signature) {
    return MultiMap.caseInsensitiveMultiMap()
        .set("timestamp", timestamp)
        .set("nonce", nonce)
        .set("msg_signature", signature);
  }

  static WebhookRequest request(String method, MultiMap query, String body) {
    return new WebhookRequest(method, Webhooks.headers(), query, Buffer.buffer(body), NOW);
  }

  static WebhookRequest post(byte[] plain, String timestamp) {
    String encrypted = crypt("").encrypt(plain);
    String signature = crypt("").signature(timestamp, "nonce", encrypted);
    return request(
        "POST", query(timestamp, "nonce", signature), "{\"encrypt\":\"" + encrypted + "\"}");
  }

  static WebhookRequest post(byte[] plain) {
    return post(plain, Long.toString(NOW.getEpochSecond()));
  }

  static WebhookRequest post(String plain) {
    return post(plain.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] recorded(String name) {
    return Webhooks.recorded(WeComFixture.class, name + ".json");
  }

  static WebhookResult receive(String name) {
    return inbound().receive(post(recorded(name)));
  }
}
