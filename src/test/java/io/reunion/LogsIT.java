package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.redis.RedisServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an operator finds in the log, and what nobody may find there. */
class LogsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final long PERSON = 4711;
  private static final String NAME = "Zhuge Liangcai";
  private static final String WORDS = "my secret diagnosis is gout";

  @TempDir
  Path directory;

  private TelegramBotApi telegram;
  private ServiceProcess service;

  @BeforeEach
  void open() throws IOException {
    telegram = new TelegramBotApi();
    Files.writeString(
        directory.resolve("reunion.yaml"),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\n");
    Files.writeString(directory.resolve("platforms.yaml"), telegram.config());
    // Without the tests' own settings of the log.
    String classPath = Arrays.stream(
            System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
    service =
        ServiceProcess.serve(directory, server.uri(), classPath, Map.of("LOG_FORMAT", "json"));
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
  }

  private List<JsonNode> lines() {
    try {
      return Files.readAllLines(directory.resolve("errors.log")).stream()
          .map(TelegramBotApi::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns its operation. */
  private String say(String text) {
    ObjectNode update = message(PERSON, PERSON, text, Instant.now().getEpochSecond());
    ((ObjectNode) update.at("/message/from")).put("first_name", NAME);
    ((ObjectNode) update.at("/message/chat")).put("first_name", NAME);
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
    return "telegram/main:" + update.path("update_id").asLong();
  }

  private List<JsonNode> linesOf(String operation) {
    return lines().stream()
        .filter(line -> line.path("operation").asText().equals(operation))
        .toList();
  }

  private void awaitLine(String operation, String logger, String start) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(linesOf(operation)).anySatisfy(line -> {
          assertThat(line.path("logger").asText()).isEqualTo("io.reunion." + logger);
          assertThat(line.path("message").asText()).startsWith(start);
        }));
  }

  private JsonNode level(String method, String level) {
    return parse(service.api(method, "/system/log-levels/all", level).body());
  }

  @Test
  void eachLineSaysWhatItBelongsToAndNobodysWords() {
    telegram.refuse(body -> "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: "
        + NAME + " " + WORDS + "\"}");
    String refused = say("/help " + WORDS);
    awaitLine(refused, "delivery.Outbound", "message to telegram/main/4711 not sent");

    telegram.refuse(body -> null);
    assertThat(linesOf(say("/help"))).as("no line where all is well").isEmpty();
    assertThat(level("PUT", "{\"level\":\"TRACE\",\"minutes\":5}").path("level").asText())
        .isEqualTo("TRACE");
    String told = say("/find " + WORDS);
    // It was asked of Redis, sent to the platform and waited for in between, and is still the same.
    awaitLine(told, "bot.Inbox", "arrived: NEW");
    awaitLine(told, "Watch", "redis: accept.lua took");
    awaitLine(told, "Watch", "a message by telegram/main: SENT after");
    awaitLine(told, "Watch", "redis: settle.lua took");
    awaitLine(told, "bot.Inbox", "ended: settled");

    level("DELETE", "");
    String quiet = say("/help");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> service.send("GET", "/metrics", "").body().contains("reunion_inbox_depth 0.0"));
    assertThat(linesOf(quiet)).isEmpty();
    assertThat(lines().toString()).doesNotContain(NAME, WORDS, "diagnosis", "Zhuge");
  }
}
