package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.redis.RedisServer;
import io.reunion.redis.RedisTap;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often a message goes to Redis and back, by what passes on the wire. What the service does by itself every few
 * seconds, and what keeps the cards up to date once for many answers, is not of the message.
 */
class RoundTripsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final Pattern OF_ITSELF = Pattern.compile(
      "SET instance:.*|XRANGE inbox:.*"
          + "|HGETALL inbox:.*|EVALSHA schedule.*|ZRANGEBYSCORE events:.*|EVALSHA members:.*|SMEMBERS introductions:.*|\\w+ announcements.*");

  /** The reading for a card comes in one piece, and begins with the cards. */
  private static final Pattern OF_CARDS =
      Pattern.compile("HVALS event:.*|HGETALL room:.*|HSET event:\\{}:cards");

  private static final long GROUP = -1000;
  private static final int TIMES = 9;

  @TempDir
  Path directory;

  private RedisTap tap;
  private TelegramBotApi telegram;
  private SlackApi slack;
  private TestService service;
  private long minute = Instant.now().getEpochSecond() - 3000;

  @BeforeEach
  void open() {
    tap = new RedisTap(server.uri());
    telegram = new TelegramBotApi();
    slack = new SlackApi();
    service = TestService.start(
        directory,
        tap.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\n",
        telegram.config() + slack.config());
    service.api(
        "POST",
        "/events",
        "{\"id\":\"gala\",\"title\":\"Gala\",\"startsAt\":\"2099-12-12T18:00:00+08:00\"}");
  }

  @AfterEach
  void close() {
    service.close();
    slack.close();
    telegram.close();
    tap.close();
  }

  private String metrics() {
    return service.send("GET", "/metrics", "").body();
  }

  /** The round trips of one exchange, those in the middle of several of the same kind. */
  private List<List<String>> trips(LongConsumer exchange) {
    List<List<List<String>>> all = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      tap.forget();
      exchange.accept(i);
      await()
          .atMost(Duration.ofSeconds(20))
          // Slower than half of what the platform takes: who is faster asks the pacer first.
          .pollDelay(Duration.ofMillis(150))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> metrics().contains("reunion_inbox_depth 0.0")
              && tap.trips().stream().anyMatch(RoundTripsIT::settles));
      all.add(tap.trips().stream().filter(RoundTripsIT::isOfTheMessage).toList());
    }
    all.sort(Comparator.comparing(List::size));
    return all.get(TIMES / 2);
  }

  private static boolean isOfTheMessage(List<String> trip) {
    return !trip.get(0).equals("HGETALL event:{}:cards")
        && !trip.stream()
            .allMatch(
                one -> OF_ITSELF.matcher(one).matches() || OF_CARDS.matcher(one).matches());
  }

  /** Only what settles an update has the journal for its first key. */
  private static boolean settles(List<String> trip) {
    return trip.contains("EVALSHA inbox:{}:journal");
  }

  private void telegram(com.fasterxml.jackson.databind.JsonNode update) {
    assertThat(TelegramBotApi.post(service, update).statusCode()).isEqualTo(200);
  }

  private static String answer(long i) {
    return i % 2 == 0 ? "yes" : "no";
  }

  @Test
  void anAnswerByTextInTelegramCostsThree() {
    costsThree(
        i -> telegram(TelegramBotApi.message(100, 100, "/rsvp gala " + answer(i), minute + i)));
  }

  @Test
  void anAnswerToACardInAGroupCostsThree() {
    telegram(TelegramBotApi.message(GROUP, 100, "/rsvp gala", minute - 1));
    await().until(() -> telegram.said(GROUP).size() == 1);
    await().until(() -> metrics().contains("reunion_inbox_depth 0.0"));
    long card = telegram.lastMessage();
    costsThree(i -> telegram(
        TelegramBotApi.reply(GROUP, 100, i % 2 == 0 ? "count me in" : "no", minute + i, card)));
  }

  @Test
  void anAnswerByButtonInTelegramCostsThree() {
    costsThree(i -> telegram(TelegramBotApi.press(GROUP, 100, 4711, "rsvp gala " + answer(i))));
  }

  @Test
  void anAnswerByTextInSlackCostsThree() {
    costsThree(i ->
        slack(SlackApi.message("message", "D1", "U1", "rsvp gala " + answer(i), SlackApi.ts())));
  }

  @Test
  void anAnswerByButtonInSlackCostsThree() {
    costsThree(i -> slack(slack.press("C1", "U1", "1700000000.000100", "rsvp gala " + answer(i))));
  }

  private void slack(SlackApi.Delivery delivery) {
    assertThat(SlackApi.post(service, delivery).statusCode()).isEqualTo(200);
  }

  private void costsThree(LongConsumer exchange) {
    List<List<String>> trips = trips(exchange);
    assertThat(trips).as("%s", trips).hasSizeBetween(2, 3);
    assertThat(trips.get(0))
        .as("what has not changed is remembered")
        .anyMatch(one -> one.startsWith("EVALSHA inbox:{}:seen"))
        .noneMatch(one -> one.equals("HGETALL room:{}")
            || one.startsWith("GET user:")
            || one.startsWith("GET person:"));
  }
}
