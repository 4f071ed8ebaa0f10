package io.reunion;

import static io.reunion.TelegramBotApi.added;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.redis.RedisServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Calls of the admin API, each request and answer held to the OpenAPI document; a fresh service with a Telegram stand-in for each test. */
abstract class ApiCalls {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  static final String GALA = """
      {"id":"gala","title":"Gala Dinner","startsAt":"2099-12-12T18:00:00+08:00","endsAt":"2099-12-12T21:00:00+08:00",
       "timeZone":"Asia/Shanghai","place":"Hall","capacity":2,"partyLimit":4,"waitlist":"fit",
       "deadline":"2099-12-10T00:00:00Z","state":"OPEN","chats":["telegram/main/-1001"]}""";
  static final String TO_ALL =
      "{\"text\":{\"en\":\"Hello\",\"zh\":\"你好\"},\"audience\":{\"all\":true}}";
  static final String LATER =
      "{\"text\":{\"en\":\"Hello\"},\"audience\":{\"platforms\":[\"telegram\"]},"
          + "\"sendAt\":\"2099-01-01T00:00:00Z\",\"expiresAt\":\"2099-01-02T00:00:00Z\",\"policy\":\"at-least-once\",\"author\":\"office\"}";

  private static final String KEY = "Idempotency-Key";

  @TempDir
  Path directory;

  protected TelegramBotApi telegram;
  protected TestService service;
  protected OpenApi document;
  protected final Set<String> seen = new TreeSet<>();

  @BeforeEach
  void open() {
    telegram = new TelegramBotApi();
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\nannouncements: {approvalThreshold: 2}\n"
            + "ballots: {keyDir: \"" + directory.resolve("keys") + "\", mixing: 50ms}\n"
            + settings(),
        telegram.config());
    document = OpenApi.parse(service.send("GET", "/api/openapi.yaml", "").body());
  }

  /** Further lines of reunion.yaml. */
  String settings() {
    return "";
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
  }

  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
  }

  /**
   * Calls an operation, {@code names} filling its path, and holds what is sent and the answer to the document. What was
   * done is asked for once more with the same key, where the operation takes one, and has to be answered alike.
   */
  final HttpResponse<String> call(
      String operation, String body, List<String> headers, String... names) {
    String[] parts = operation.split(" ", 2);
    String path = parts[1].split("\\?")[0];
    List<String> all = new ArrayList<>(headers);
    boolean repeated = !headers.contains(KEY) && document.takes(parts[0] + " " + path, KEY);
    if (repeated) {
      all.addAll(List.of(KEY, UUID.randomUUID().toString()));
    }
    if (!headers.contains("Authorization")) {
      boolean second = parts[1].endsWith("/approve");
      all.addAll(List.of(
          "Authorization", "Bearer " + (second ? TestService.APPROVER : TestService.TOKEN)));
    }
    String[] sent = all.toArray(String[]::new);
    String address = "/api/v1" + filled(parts[1], names);
    HttpResponse<String> answer = service.send(parts[0], address, body, sent);
    conforms(parts[0] + " " + path, answer);
    if (answer.statusCode() < 400) {
      wasAllowed(parts[0] + " " + path, body);
    }
    if (answer.statusCode() < 400 && repeated) {
      alike(operation, answer, service.send(parts[0], address, body, sent));
    }
    return answer;
  }

  private static void alike(
      String operation, HttpResponse<String> answer, HttpResponse<String> again) {
    assertThat(again.statusCode()).as("%s again", operation).isEqualTo(answer.statusCode());
    assertThat(again.body()).as("%s again", operation).isEqualTo(answer.body());
    assertThat(again.headers().firstValue("Idempotency-Replayed"))
        .as("%s again", operation)
        .contains("true");
    for (String header : List.of("Content-Type", "Location", "ETag")) {
      assertThat(again.headers().firstValue(header))
          .as("%s again: %s", operation, header)
          .isEqualTo(answer.headers().firstValue(header));
    }
  }

  /** What was taken is what the document says may be sent. */
  private void wasAllowed(String operation, String body) {
    JsonNode schema = document.body(operation);
    boolean required = document.operation(operation).at("/requestBody/required").asBoolean();
    assertThat(required && body.isEmpty())
        .as("%s was taken without a body", operation)
        .isFalse();
    if (!schema.isMissingNode() && !body.isEmpty()) {
      assertThat(document.faultsOfOurs(schema, parse(body)))
          .as("%s has taken %s", operation, body)
          .isEmpty();
    }
  }

  static String filled(String path, String... names) {
    String filled = path;
    for (String name : names) {
      filled = filled.replaceFirst("\\{[a-z]+}", name);
    }
    return filled;
  }

  final void conforms(String operation, HttpResponse<String> answer) {
    JsonNode schema = document.answer(operation, answer.statusCode());
    assertThat(document.faultsOfOurs(schema, parse(answer.body())))
        .as("%s: %s", operation, answer.body())
        .isEmpty();
    String type = answer.headers().firstValue("Content-Type").orElse("");
    assertThat(type)
        .isEqualTo(answer.statusCode() < 400 ? "application/json" : "application/problem+json");
    if (answer.statusCode() >= 400) {
      assertThat(parse(answer.body()).path("status").asInt()).isEqualTo(answer.statusCode());
    } else {
      seen.add(operation);
    }
  }

  final JsonNode good(int status, String operation, String body, String... names) {
    HttpResponse<String> answer = call(operation, body, List.of(), names);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return parse(answer.body());
  }

  static List<String> mistakes(HttpResponse<String> answer) {
    List<String> places = new ArrayList<>();
    parse(answer.body())
        .path("errors")
        .forEach(error -> places.add(error.path("at").asText()));
    return places;
  }

  final void say(JsonNode update) {
    assertThat(TelegramBotApi.post(service, update).statusCode()).isEqualTo(200);
  }

  final void twoGroups() {
    say(added(-1001));
    say(added(-1002));
    soon().until(() -> telegram.calls("sendMessage").size() == 2);
  }
}
