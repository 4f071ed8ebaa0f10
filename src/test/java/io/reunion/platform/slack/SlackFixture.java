package io.reunion.platform.slack;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.ApiClient;
import io.reunion.platform.HmacSha256;
import io.reunion.platform.Webhooks;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** An app in workspace T123 whose bot is U0BOT, at {@link #NOW}. */
final class SlackFixture {
  static final AccountId ACCOUNT = AccountId.of("slack", "main");
  static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  static final Instant NOW = Instant.ofEpochSecond(1_583_636_410);
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final ChatId CHANNEL = new ChatId(ACCOUNT, "C123");
  static final UserId LI = UserId.of("slack", "T123.U234");
  static final Vertx VERTX = Vertx.vertx();
  static final ApiClient CLIENT = new ApiClient(VERTX, ApiClient.Limits.DEFAULT);

  private SlackFixture() {}

  static SlackPlatform app(String apiBase) {
    SlackConfig config = new SlackConfig(
        Secret.of("xoxb-canary-token"), Secret.of(SIGNING_SECRET), "reunion", URI.create(apiBase));
    return new SlackPlatform(ACCOUNT, config, CLIENT, CLOCK);
  }

  static SlackPlatform app() {
    return app("https://slack.com/api");
  }

  static String signature(String timestamp, byte[] body) {
    byte[] head = ("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
    return "v0=" + HexFormat.of().formatHex(new HmacSha256(SIGNING_SECRET).of(head, body));
  }

  static WebhookRequest signed(byte[] body, String contentType) {
    String timestamp = Long.toString(NOW.getEpochSecond());
    return Webhooks.post(
        Webhooks.headers()
            .set("X-Slack-Request-Timestamp", timestamp)
            .set("X-Slack-Signature", signature(timestamp, body))
            .set("Content-Type", contentType),
        body,
        NOW);
  }

  static WebhookRequest json(byte[] body) {
    return signed(body, "application/json");
  }

  static WebhookRequest json(String body) {
    return json(body.getBytes(StandardCharsets.UTF_8));
  }

  static WebhookRequest form(String body) {
    return signed(
        body.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded; charset=utf-8");
  }

  static WebhookRequest payload(byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    return form("payload=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  static byte[] recorded(String name) {
    return Webhooks.recorded(SlackFixture.class, name + ".json");
  }

  static WebhookResult receive(String name) {
    return app().receive(json(recorded(name)));
  }

  static WebhookResult press(String name) {
    return app().receive(payload(recorded(name)));
  }
}
