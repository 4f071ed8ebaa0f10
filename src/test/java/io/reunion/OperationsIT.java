package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.redis.RedisServer;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of the service, and what a message costs. */
class OperationsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final int FIRST = 100;
  private static final int MESSAGES = 24;

  @TempDir
  Path directory;

  private TelegramBotApi telegram;
  private TestService service;

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

  /** Returns when the {@code nth} answer has arrived. */
  private void exchange(long person, String text, int nth) {
    long date = Instant.now().getEpochSecond() + nth;
    assertThat(post(service, message(person, person, text, date)).statusCode()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(2))
        .until(() -> telegram.said(person).size() == nth);
  }

  private static long reads() {
    return Long.parseLong(server.info("total_reads_processed"));
  }

  private long reads(Runnable work) {
    long before = reads();
    work.run();
    return reads() - before;
  }

  private void answerAndSettle(long person) {
    exchange(person, "/rsvp gala no", 2);
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(2))
        .until(
            () -> service.send("GET", "/metrics", "").body().contains("reunion_inbox_depth 0.0"));
  }

  /**
   * What leaves in one turn of the loop arrives in one read of the server: so its reads are our round trips. They are:
   * the journal with everything that is asked; the RSVP with the session; and, after the reply, its pacing, what it is a
   * card for and that the update is settled. What keeps the event's cards up to date comes on top of it, once for many
   * answers.
   */
  @Test
  void anAnswerCostsAtMostThreeRoundTripsToRedis() {
    for (int person = FIRST; person < FIRST + MESSAGES; person++) {
      exchange(person, "/rsvp gala yes", 1);
    }
    long counting = IntStream.range(0, 10).mapToLong(i -> reads(() -> {})).min().orElseThrow();
    // What the service does by itself every few seconds falls into some of them.
    long[] trips = LongStream.range(FIRST, FIRST + MESSAGES)
        .map(person -> reads(() -> answerAndSettle(person)) - counting)
        .sorted()
        .toArray();
    assertThat(trips[MESSAGES / 4]).isBetween(2L, 3L);
  }

  @Test
  void itsMetersSayHowLongEverythingTakesAndWhatBecameOfIt() {
    exchange(FIRST, "/rsvp gala yes", 1);
    await().atMost(Duration.ofSeconds(20)).until(() -> {
      String body = service.send("GET", "/metrics", "").body();
      return body.contains(
              "reunion_reply_seconds_count{account=\"telegram/main\",outcome=\"worked\"} 1")
          && body.contains("reunion_inbox_depth 0.0");
    });
    String metrics = service.send("GET", "/metrics", "").body();
    assertThat(metrics.lines())
        .contains("reunion_webhook_seconds_count{account=\"telegram/main\",outcome=\"accepted\"} 1")
        .contains("reunion_send_seconds_count{account=\"telegram/main\",outcome=\"sent\"} 1")
        .contains("reunion_inbox_depth 0.0")
        .anyMatch(line -> line.startsWith(
            "reunion_redis_seconds_count{command=\"rsvp.lua\",outcome=\"answered\"} "))
        .anyMatch(line -> line.startsWith("reunion_inbox_oldest_seconds "))
        .anyMatch(line -> line.startsWith("reunion_sends_unfinished "))
        .anyMatch(line -> line.startsWith("reunion_copies_in_flight "));
    assertThat(metrics).as("nobody's name, and no words").doesNotContain("gala", "P11");
  }

  /** A service on the same Redis that had a timer left when it was stopped. */
  private WeakReference<TestService> stopped(Path its) {
    TestService other = TestService.start(
        its,
        server.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\n",
        telegram.config());
    other.remindIn(Duration.ofDays(1));
    other.close();
    return new WeakReference<>(other);
  }

  @Test
  void aStoppedServiceLeavesNothingInMemory(@TempDir Path its) {
    WeakReference<TestService> stopped = stopped(its);
    await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200)).until(() -> {
      System.gc();
      return stopped.get() == null;
    });
  }
}
