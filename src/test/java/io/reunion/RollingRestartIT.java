package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two instances are replaced one after the other, as an upgrade does, while people go on writing. */
class RollingRestartIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final int FIRST_PERSON = 10_000;

  @TempDir
  Path directory;

  @TempDir
  Path otherDirectory;

  private final AtomicReferenceArray<ServiceProcess> instances = new AtomicReferenceArray<>(2);
  private final AtomicBoolean writing = new AtomicBoolean(true);
  private final AtomicInteger people = new AtomicInteger();
  private TelegramBotApi telegram;

  @BeforeEach
  void open() throws IOException {
    telegram = new TelegramBotApi();
    for (Path each : List.of(directory, otherDirectory)) {
      Files.writeString(
          each.resolve("reunion.yaml"),
          "association: {language: en}\nredis: {accept: [appendfsync-no]}\n");
      Files.writeString(each.resolve("platforms.yaml"), telegram.config());
    }
    start(0);
    start(1);
  }

  private void start(int instance) {
    instances.set(
        instance, ServiceProcess.serve(instance == 0 ? directory : otherDirectory, server.uri()));
  }

  @AfterEach
  void close() {
    writing.set(false);
    instances.get(0).close();
    instances.get(1).close();
    telegram.close();
  }

  /** Sends an update to the instances in turn, as a load balancer would, until one has taken it. */
  private void deliver(int first, JsonNode update) {
    await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20)).until(() -> {
      for (int i = 0; i < 2; i++) {
        if (taken(instances.get((first + i) % 2), update)) {
          return true;
        }
      }
      return false;
    });
  }

  private static boolean taken(ServiceProcess instance, JsonNode update) {
    try {
      int status = instance
          .send(
              "POST",
              "/webhooks/telegram/main",
              update.toString(),
              "Content-Type",
              "application/json",
              "X-Telegram-Bot-Api-Secret-Token",
              TelegramBotApi.SECRET)
          .statusCode();
      assertThat(status).isIn(200, 503);
      return status == 200;
    } catch (UncheckedIOException closing) {
      return false;
    }
  }

  /** One person after the other, each in their own chat. */
  private void write() {
    while (writing.get()) {
      int n = people.getAndIncrement();
      long person = FIRST_PERSON + n;
      deliver(n % 2, message(person, person, "/rsvp gala yes", Instant.now().getEpochSecond()));
    }
  }

  private void whileOthersWrite(int more) {
    int until = people.get() + more;
    await().atMost(Duration.ofSeconds(60)).until(() -> people.get() >= until);
  }

  @Test
  void nothingIsLostAndNothingIsDoubled() {
    assertThat(instances
            .get(0)
            .api(
                "POST",
                "/events",
                "{\"id\":\"gala\",\"title\":\"Gala\",\"startsAt\":\"2099-12-12T18:00:00+08:00\","
                    + "\"place\":\"Hall\",\"capacity\":9999}")
            .statusCode())
        .isEqualTo(201);
    CompletableFuture<Void> writer = CompletableFuture.runAsync(this::write);
    for (int instance = 0; instance < 2; instance++) {
      whileOthersWrite(25);
      instances.get(instance).terminate();
      whileOthersWrite(10);
      start(instance);
    }
    whileOthersWrite(25);
    writing.set(false);
    writer.join();
    int all = people.get();
    await().atMost(Duration.ofSeconds(60)).until(() -> Waiting.in(server) == 0);
    JsonNode event = parse(instances.get(1).api("GET", "/events/gala", "").body());
    assertThat(event.path("seatsTaken").asInt()).isEqualTo(all);
    FaultTable.row(
        "both instances replaced, one after the other",
        "%d people wrote meanwhile, %d have a seat",
        all,
        event.path("seatsTaken").asInt());
    for (int n = 0; n < all; n++) {
      assertThat(telegram.said(FIRST_PERSON + n))
          .as("what person %s was told", n)
          .singleElement()
          .asString()
          .contains("You have a seat");
    }
  }
}
