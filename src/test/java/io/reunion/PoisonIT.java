package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A message that ends whatever process works it, and one that never comes to an end, among messages that are innocent. */
class PoisonIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  /** The script that only the poisonous message runs names this key. */
  private static final String FATAL = "event:{poison}:operation:";

  /** Their answers are held back at first, so that they too are unfinished when the process ends. */
  private static final int INNOCENTS = 4;

  private static final int MOST_DEATHS = 5;

  private static final long KILLER = -1000;
  private static final long HANGER = -2000;

  @TempDir
  Path directory;

  private String classPath = "";
  private final CountDownLatch answered = new CountDownLatch(1);

  private TelegramBotApi telegram;
  private ServiceProcess service;

  @BeforeEach
  void open() throws IOException {
    telegram = new TelegramBotApi();
    telegram.refuse(call -> {
      if (call.path("text").asText().contains("You have a seat")) {
        waitUntilAnswered();
      }
      return null;
    });
    Files.writeString(
        directory.resolve("reunion.yaml"),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\n");
    Files.writeString(directory.resolve("platforms.yaml"), telegram.config());
    classPath = thatHangs();
    service = ServiceProcess.serve(directory, server.uri(), classPath);
    for (String id : List.of("gala", "poison")) {
      assertThat(service
              .api(
                  "POST",
                  "/events",
                  "{\"id\":\"" + id
                      + "\",\"title\":\"Dinner\",\"startsAt\":\"2099-12-12T18:00:00+08:00\","
                      + "\"place\":\"Hall\",\"capacity\":10}")
              .statusCode())
          .isEqualTo(201);
    }
    service.kill9();
  }

  /** A copy of the service in which what is said in one chat is never worked to its end; it waits a second for that. */
  private String thatHangs() {
    return Mutant.of(directory, "io/reunion/bot/Inbox.java", """
            Future<Future<Void>> working =
                worker.work(update, prepared.orElseGet(() -> worker.prepare(update)));
            return patience.with(working);
        """, """
            boolean hangs = update.chat().value().equals("-2000");
            Future<Future<Void>> working = hangs
                ? io.vertx.core.Promise.<Future<Void>>promise().future()
                : worker.work(update, prepared.orElseGet(() -> worker.prepare(update)));
            return hangs
                ? new Patience(vertx, Duration.ofSeconds(1)).with(working)
                : patience.with(working);
        """);
  }

  private void waitUntilAnswered() {
    try {
      answered.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void close() {
    answered.countDown();
    service.close();
    telegram.close();
  }

  private void send(long group, long user, String text) {
    JsonNode update = message(group, user, text, Instant.now().getEpochSecond());
    assertThat(service
            .send(
                "POST",
                "/webhooks/telegram/main",
                update.toString(),
                "Content-Type",
                "application/json",
                "X-Telegram-Bot-Api-Secret-Token",
                TelegramBotApi.SECRET)
            .statusCode())
        .isEqualTo(200);
  }

  private List<String> answers(String event) {
    List<String> users = new ArrayList<>();
    parse(service.api("GET", "/events/" + event + "/rsvps", "").body())
        .path("items")
        .forEach(item -> users.add(item.path("user").asText()));
    return users;
  }

  private JsonNode setAside() {
    return parse(service.api("GET", "/poison", "").body()).path("items");
  }

  private JsonNode of(long chat) {
    for (JsonNode item : setAside()) {
      if (item.path("chat").asText().equals("telegram/main/" + chat)) {
        return item;
      }
    }
    throw new AssertionError("nothing of " + chat + ": " + setAside());
  }

  @Test
  void exactlyThoseTwoAreSetAsideAndWorkedWhenTheyAreReplayed() throws Exception {
    for (int death = 1; death <= MOST_DEATHS; death++) {
      try (RedisProxy proxy = new RedisProxy(server.port(), FATAL)) {
        service = ServiceProcess.serve(
            directory, server.uri().replace(":" + server.port(), ":" + proxy.port()), classPath);
        if (death == 1) {
          for (int i = 1; i <= INNOCENTS; i++) {
            send(-1000 - i, 10 + i, "/rsvp gala yes");
          }
          send(HANGER, 20, "/rsvp gala yes");
          send(KILLER, 10, "/rsvp poison yes");
        }
        assertThat(proxy.held().await(60, TimeUnit.SECONDS))
            .as("death %s", death)
            .isTrue();
        service.kill9();
        if (death == 2) {
          answered.countDown();
        }
      }
    }
    service = ServiceProcess.serve(directory, server.uri(), classPath);
    await().atMost(Duration.ofSeconds(90)).until(() -> setAside().size() == 2);
    assertThat(answers("gala"))
        .containsExactlyInAnyOrder("telegram:11", "telegram:12", "telegram:13", "telegram:14");
    assertThat(answers("poison")).isEmpty();
    JsonNode items = setAside();
    assertThat(of(KILLER).path("type").asText()).isEqualTo("MESSAGE");
    assertThat(of(KILLER).path("reason").asText()).contains("the process ended");
    assertThat(of(HANGER).path("reason").asText()).isNotBlank();
    assertThat(items.toString()).as("what was written").doesNotContain("/rsvp");
    FaultTable.row(
        "a message that ends the process and one that hangs",
        "%d deaths, %d set aside; %d innocents answered",
        MOST_DEATHS,
        items.size(),
        INNOCENTS);

    send(KILLER, 15, "/rsvp gala yes");
    await().atMost(Duration.ofSeconds(30)).until(() -> answers("gala").contains("telegram:15"));

    replay(KILLER);
    await().atMost(Duration.ofSeconds(30)).until(() -> answers("poison").contains("telegram:10"));
    service.kill9();
    service = ServiceProcess.serve(directory, server.uri());
    replay(HANGER);
    await().atMost(Duration.ofSeconds(30)).until(() -> answers("gala").contains("telegram:20"));
    assertThat(setAside()).isEmpty();
  }

  private void replay(long chat) {
    String id = of(chat).path("id").asText();
    assertThat(service.api("POST", "/poison/" + id + "/replay", "").statusCode())
        .isEqualTo(200);
  }
}
