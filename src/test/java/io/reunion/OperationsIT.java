package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of the service, and what a message costs. */
class OperationsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final long LI = 11;
  private static final int MESSAGES = 40;

  @TempDir
  Path directory;

  private TelegramBotApi telegram;
  private TestService service;
  private int said;

  @BeforeEach
  void open() {
    telegram = new TelegramBotApi();
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\n",
        telegram.config());
    assertThat(service
            .api(
                "POST",
                "/events",
                "{\"id\":\"gala\",\"title\":\"Gala\",\"startsAt\":\"2099-12-12T18:00:00+08:00\"}")
            .statusCode())
        .isEqualTo(201);
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
  }

  /** Returns when the answer has arrived. */
  private void exchange(String text, int second) {
    long date = Instant.now().getEpochSecond() + second;
    assertThat(post(service, message(LI, LI, text, date)).statusCode()).isEqualTo(200);
    said++;
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(2))
        .until(() -> telegram.said(LI).size() == said);
  }

  private static long reads() {
    return Long.parseLong(server.info("total_reads_processed"));
  }

  /** What leaves in one turn of the loop arrives in one read of the server: so its reads are our round trips. */
  @Test
  void anAnswerCostsAtMostThreeRoundTripsToRedis() {
    exchange("/rsvp gala yes", 0);
    exchange("/rsvp gala no", 1);
    long before = reads();
    long counting = reads() - before;
    long began = reads();
    for (int i = 0; i < MESSAGES; i++) {
      exchange(i % 2 == 0 ? "/rsvp gala yes" : "/rsvp gala no", i + 2);
    }
    long trips = reads() - began - counting;
    // What the service does by itself every few seconds is in it too.
    assertThat(trips / (double) MESSAGES).isLessThan(3.5).isGreaterThan(1);
    assertThat(server.command("ZCARD", "x")).isEqualTo(":0");
  }

  @Test
  void itsMetersSayHowLongEverythingTakesAndWhatBecameOfIt() {
    exchange("/rsvp gala yes", 0);
    String metrics = service.send("GET", "/metrics", "").body();
    assertThat(metrics.lines())
        .contains(
            "reunion_webhook_seconds_count{account=\"telegram/main\",outcome=\"accepted\"} 1")
        .contains("reunion_send_seconds_count{account=\"telegram/main\",outcome=\"sent\"} 1")
        .contains("reunion_inbox_depth 0.0")
        .anyMatch(line -> line.startsWith(
            "reunion_redis_seconds_count{command=\"rsvp.lua\",outcome=\"answered\"} "))
        .anyMatch(line -> line.startsWith("reunion_inbox_oldest_seconds "))
        .anyMatch(line -> line.startsWith("reunion_sends_unfinished "))
        .anyMatch(line -> line.startsWith("reunion_copies_in_flight "));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> service
            .send("GET", "/metrics", "")
            .body()
            .contains("reunion_reply_seconds_count{account=\"telegram/main\",outcome=\"worked\"} 1"));
    assertThat(metrics).as("nobody's name, and no words").doesNotContain("gala", "P11");
  }
}
