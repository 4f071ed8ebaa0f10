package io.reunion.platform.telegram;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.ApiClient;
import io.reunion.platform.Webhooks;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A bot {@code @alumni_bot} with id 123456, at {@link #NOW}. */
final class TelegramFixture {
  static final AccountId ACCOUNT = AccountId.of("telegram", "main");
  static final String TOKEN = "123456:AAH-canary-token";
  static final String SECRET = "s3cret_Token-1";
  static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final ChatId GROUP = new ChatId(ACCOUNT, "-1001234567890");
  static final UserId LI = UserId.of("telegram", "1111111");
  static final Vertx VERTX = Vertx.vertx();
  static final ApiClient CLIENT = new ApiClient(VERTX, ApiClient.Limits.DEFAULT);

  private TelegramFixture() {}

  static TelegramPlatform bot(String apiBase) {
    return bot(apiBase, TOKEN, Optional.of("alumni_bot"));
  }

  static TelegramPlatform bot(String apiBase, String token, Optional<String> username) {
    TelegramConfig config =
        new TelegramConfig(Secret.of(token), Secret.of(SECRET), username, URI.create(apiBase));
    return new TelegramPlatform(ACCOUNT, config, CLIENT, CLOCK);
  }

  static WebhookRequest request(byte[] body) {
    return Webhooks.post(
        Webhooks.headers().set("X-Telegram-Bot-Api-Secret-Token", SECRET), body, NOW);
  }

  static WebhookRequest request(String body) {
    return request(body.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] recorded(String name) {
    return Webhooks.recorded(TelegramFixture.class, name + ".json");
  }

  static WebhookResult receive(String name) {
    return bot("http://127.0.0.1:1").receive(request(recorded(name)));
  }
}
