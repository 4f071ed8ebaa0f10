package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.redis.RedisServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One account whose platform does not answer, beside one whose platform does. */
class OverloadIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final int QUESTIONS = 200;

  @TempDir
  Path directory;

  private final CountDownLatch release = new CountDownLatch(1);
  private TelegramBotApi slow;
  private TelegramBotApi quick;
  private TestService service;

  @BeforeEach
  void open() {
    slow = new TelegramBotApi();
    quick = new TelegramBotApi();
    slow.refuse(call -> {
      waitForRelease();
      return null;
    });
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\n",
        quick.config() + slow.config().replace("telegram:\n", "").replace("  main:", "  slow:"));
  }

  private void waitForRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void close() {
    release.countDown();
    service.close();
    slow.close();
    quick.close();
  }

  private HttpResponse<String> post(String account, JsonNode update) {
    return service.send(
        "POST",
        "/webhooks/telegram/" + account,
        update.toString(),
        "Content-Type",
        "application/json",
        "X-Telegram-Bot-Api-Secret-Token",
        TelegramBotApi.SECRET);
  }

  private static JsonNode asks(long chat) {
    return message(chat, Math.abs(chat), "/help", Instant.now().getEpochSecond());
  }

  @Test
  void aPlatformThatDoesNotAnswerHoldsUpNoOtherAndIsServedWhenItDoes() {
    for (int i = 1; i <= QUESTIONS; i++) {
      assertThat(post("slow", asks(100 + i)).statusCode()).isEqualTo(200);
    }
    for (int i = 1; i <= 20; i++) {
      long person = 500 + i;
      assertThat(post("main", asks(person)).statusCode()).isEqualTo(200);
      await()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(Duration.ofMillis(10))
          .until(() -> quick.said(person).size() == 1);
    }
    release.countDown();
    assertThat(post("slow", asks(999)).statusCode()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(60)).until(() -> slow.said(999).size() == 1);
  }
}
