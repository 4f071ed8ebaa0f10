package io.reunion.platform.feishu;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.AesCbc;
import io.reunion.platform.Digests;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.Webhooks;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** An app whose bot is ou_bot, at {@link #NOW}. */
final class FeishuFixture {
  static final AccountId ACCOUNT = AccountId.of("feishu", "main");
  static final String ENCRYPT_KEY = "canary-encrypt-key";
  static final String BOT = "ou_bot";
  static final Instant NOW = Instant.ofEpochSecond(1_609_073_160);
  static final ChatId GROUP = new ChatId(ACCOUNT, "oc_alumni");
  static final UserId LI = UserId.of("feishu", "ou_li");
  static final Vertx VERTX = Vertx.vertx();
  static final HeldAnswers ANSWERS = new HeldAnswers(VERTX);

  private FeishuFixture() {}

  static FeishuConfig config(Optional<Secret> encryptKey, String apiBase) {
    return new FeishuConfig(
        "cli_9f5343c580712544",
        Secret.of("canary-app-secret"),
        Secret.of("rvaYgkND1iOiu5MM0E1rncYC6PLtF7JV"),
        encryptKey,
        URI.create(apiBase));
  }

  /** With an Encrypt Key. */
  static FeishuInbound inbound() {
    return new FeishuInbound(
        ACCOUNT, config(Optional.of(Secret.of(ENCRYPT_KEY)), "https://open.feishu.cn"), ANSWERS);
  }

  /** Without one. */
  static FeishuInbound plainInbound() {
    return new FeishuInbound(ACCOUNT, config(Optional.empty(), "https://open.feishu.cn"), ANSWERS);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** {@code json} as Feishu sends it under an Encrypt Key. */
  static byte[] encrypted(byte[] json) {
    byte[] iv = bytes("0123456789abcdef");
    byte[] cipher = new AesCbc(Digests.sha256(bytes(ENCRYPT_KEY)), 16).encrypt(iv, json);
    byte[] all = new byte[iv.length + cipher.length];
    System.arraycopy(iv, 0, all, 0, iv.length);
    System.arraycopy(cipher, 0, all, iv.length, cipher.length);
    return bytes("{\"encrypt\":\"" + Base64.getEncoder().encodeToString(all) + "\"}");
  }

  static WebhookRequest signed(byte[] body, String timestamp, Instant at) {
    String signature = Digests.hex(Digests.sha256(bytes(timestamp + "nonce1" + ENCRYPT_KEY), body));
    return Webhooks.post(
        Webhooks.headers()
            .set("X-Lark-Request-Timestamp", timestamp)
            .set("X-Lark-Request-Nonce", "nonce1")
            .set("X-Lark-Signature", signature),
        body,
        at);
  }

  static WebhookRequest signed(byte[] body) {
    return signed(body, Long.toString(NOW.getEpochSecond()), NOW);
  }

  static WebhookResult receiveJson(String json) {
    return inbound().receive(signed(encrypted(bytes(json))), BOT);
  }

  static byte[] recorded(String name) {
    return Webhooks.recorded(FeishuFixture.class, name + ".json");
  }

  static WebhookResult receive(String name) {
    return inbound().receive(signed(encrypted(recorded(name))), BOT);
  }
}
