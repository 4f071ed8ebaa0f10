package io.reunion;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.reunion.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an OpenTelemetry collector is told. */
class TracesIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final long PERSON = 4712;

  @TempDir
  Path directory;

  private final WireMockServer collector = new WireMockServer(options().dynamicPort());
  private TelegramBotApi telegram;
  private TestService service;

  @BeforeEach
  void open() {
    collector.start();
    collector.stubFor(post(urlEqualTo("/v1/traces")).willReturn(aResponse().withStatus(200)));
    telegram = new TelegramBotApi();
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\ntracing: {endpoint: '"
            + collector.baseUrl() + "/', headers: {X-Key: secret-key}}\n",
        telegram.config());
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
    collector.stop();
  }

  private List<JsonNode> spans(String operation) {
    List<JsonNode> spans = new ArrayList<>();
    collector
        .findAll(
            postRequestedFor(urlEqualTo("/v1/traces")).withHeader("X-Key", equalTo("secret-key")))
        .forEach(request -> parse(request.getBodyAsString())
            .findValues("spans")
            .forEach(list -> list.forEach(span -> {
              if (span.at("/attributes/0/value/stringValue").asText().equals(operation)) {
                spans.add(span);
              }
            })));
    return spans;
  }

  private String say(String text) {
    JsonNode update = message(PERSON, PERSON, text, Instant.now().getEpochSecond());
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

  @Test
  void anUpdateIsATraceWithWhatWasDoneForIt() {
    String operation = say("/find somebody quite secret");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(spans(operation))
            .extracting(span -> span.path("name").asText())
            .contains("update", "accept.lua", "send telegram", "settle.lua"));
    List<JsonNode> spans = spans(operation);
    JsonNode update = spans.stream()
        .filter(span -> span.path("name").asText().equals("update"))
        .findFirst()
        .orElseThrow();
    assertThat(update.path("spanId").asText()).hasSize(16);
    assertThat(update.has("parentSpanId")).isFalse();
    assertThat(update.toString()).contains("telegram/main");
    for (JsonNode span : spans) {
      assertThat(span.path("traceId").asText())
          .hasSize(32)
          .isEqualTo(update.path("traceId").asText());
      if (span != update) {
        assertThat(span.path("parentSpanId").asText())
            .isEqualTo(update.path("spanId").asText());
      }
      assertThat(span.path("startTimeUnixNano").asLong())
          .isBetween(1L, span.path("endTimeUnixNano").asLong());
      assertThat(span.path("status").has("code")).isFalse();
    }
    assertThat(spans.toString()).doesNotContain("secret");
    String next = say("/help");
    await().atMost(Duration.ofSeconds(30)).until(() -> !spans(next).isEmpty());
    assertThat(spans(next).get(0).path("traceId")).isNotEqualTo(update.path("traceId"));
  }

  @Test
  void aCollectorThatIsAwayHoldsNothingUp() {
    collector.stop();
    for (int i = 1; i <= 3; i++) {
      say("/help");
      int answers = i;
      await().atMost(Duration.ofSeconds(30)).until(() -> telegram.said(PERSON).size() >= answers);
    }
  }
}
