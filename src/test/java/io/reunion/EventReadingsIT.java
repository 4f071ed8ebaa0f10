package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.redis.RedisServer;
import io.reunion.redis.RedisTap;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How much is read of an event for what goes over many answers, by what passes on the wire. */
class EventReadingsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final long GROUP = -1001;
  private static final int LINES = 2_000;

  @TempDir
  Path directory;

  private RedisTap tap;
  private TelegramBotApi telegram;
  private TestService service;

  @BeforeEach
  void open() {
    tap = new RedisTap(server.uri());
    telegram = new TelegramBotApi();
    service = TestService.start(
        directory,
        tap.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\n",
        telegram.config());
    var made = service.api(
        "POST",
        "/events",
        "{\"id\":\"gala\",\"title\":\"Gala\",\"startsAt\":\"2099-12-12T18:00:00+08:00\",\"capacity\":1500}");
    assertThat(made.statusCode()).isEqualTo(201);
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
    tap.close();
  }

  private List<String> commands(String of) {
    return tap.trips().stream()
        .flatMap(List::stream)
        .filter(one -> one.contains(of))
        .toList();
  }

  /** Of letters only. */
  private static String name(int i) {
    return "Guest" + Character.toString('a' + i / 676) + Character.toString('a' + i / 26 % 26)
        + Character.toString('a' + i % 26);
  }

  @Test
  void aVeryLongListIsForeseenWithAHandfulOfCommands() {
    String text = IntStream.rangeClosed(1, LINES)
        .mapToObj(i -> i + ". " + name(i))
        .collect(Collectors.joining("\\n"));
    tap.forget();
    var answer = service.api(
        "POST", "/events/gala/list?dryRun=true", "{\"text\":\"#接龙\\nGala\\n" + text + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode items = TelegramBotApi.parse(answer.body()).path("items");
    assertThat(items.size()).isGreaterThan(1_600);
    assertThat(items.get(items.size() - 1).path("status").asText()).isEqualTo("WAITLISTED");
    assertThat(commands("event:{}")).hasSizeBetween(4, 30);
  }

  @Test
  void whoAnswersForAnotherCostsOneReadingOfAllAnswers() {
    say("/rsvp gala yes");
    tap.forget();
    say("/rsvp gala yes for Zoe");
    assertThat(commands("HGETALL event:{}:answers")).hasSize(1);
  }

  private void say(String words) {
    int before = telegram.said(GROUP).size();
    var update = message(GROUP, 11, words, Instant.now().getEpochSecond());
    assertThat(TelegramBotApi.post(service, update).statusCode()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(20)).until(() -> telegram.said(GROUP).size() > before);
  }
}
