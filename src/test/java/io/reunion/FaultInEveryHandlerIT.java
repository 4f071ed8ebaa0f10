package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A copy of the service in which each command and each operation of the API fails when it is told to: by an exception, a
 * failed Future, an error of the machine's, or no answer at all. Nobody is told more than that it failed, nothing that
 * somebody wrote gets into the log, and what comes next is answered.
 */
class FaultInEveryHandlerIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String CANARY = "canary7f3a";
  private static final String WRITTEN = "confidential4b1c";
  private static final List<String> WAYS = List.of("throw", "fail", "error", "nothing");
  private static final long ADMIN = 7;

  @TempDir
  Path directory;

  private TelegramBotApi telegram;
  private ServiceProcess service;

  /** Fails in the way that {@code asked}, a Java expression, names. */
  private static String faults(String asked) {
    return """
        switch (%s) {
          case "throw" -> throw new IllegalStateException("%2$s");
          case "error" -> throw new StackOverflowError("%2$s");
          case "fail" -> {
            return Future.failedFuture(new IllegalStateException("%2$s"));
          }
          case "nothing" -> {
            return null;
          }
          default -> {}
        }
        """.formatted(asked, CANARY);
  }

  @BeforeEach
  void open() throws IOException {
    telegram = new TelegramBotApi();
    Files.writeString(
        directory.resolve("reunion.yaml"),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\n" + "admins: [\"telegram:"
            + ADMIN + "\"]\n");
    Files.writeString(directory.resolve("platforms.yaml"), telegram.config());
    String lowerCase =
        "aliases = aliases.stream().map(alias -> alias.toLowerCase(Locale.ROOT)).toList();";
    var unused = Mutant.of(
        directory,
        "io/reunion/bot/Command.java",
        lowerCase,
        lowerCase + """
        Handler meant = handler;
        System.out.println("command " + name);
        handler = turn -> {
          String words = turn.arguments();
          %s
          return meant.handle(turn);
        };
        """.formatted(faults("words.substring(words.lastIndexOf(' ') + 1)")));
    String run = "return operation.run(new Exchange(routing));";
    String classPath = Mutant.of(
        directory,
        "io/reunion/api/AdminApi.java",
        run,
        faults("String.valueOf(routing.request().getHeader(\"X-Fault\"))") + run);
    service = ServiceProcess.serve(directory, server.uri(), classPath);
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
  }

  private Set<String> commands() throws IOException {
    Set<String> names = new TreeSet<>();
    Files.readAllLines(directory.resolve("output.log")).stream()
        .filter(line -> line.startsWith("command "))
        .forEach(line -> names.add(line.substring("command ".length())));
    return names;
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("output.log"))
        + Files.readString(directory.resolve("errors.log"));
  }

  private void say(long chat, String text) {
    JsonNode update = message(chat, ADMIN, text, Instant.now().getEpochSecond());
    assertThat(TelegramBotApi.post(service, update).statusCode()).isEqualTo(200);
  }

  private JsonNode setAside() {
    return parse(service.api("GET", "/poison", "").body()).path("items");
  }

  @Test
  void aCommandThatFailsIsSetAsideAndTheNextIsAnswered() throws IOException {
    Set<String> commands = commands();
    assertThat(commands).hasSizeGreaterThan(40).contains("rsvp", "vote", "find");
    long chat = -1000;
    TreeMap<Long, String> failing = new TreeMap<>();
    for (String command : commands) {
      chat--;
      String way = WAYS.get(failing.size() % WAYS.size());
      say(chat, "/" + command + " " + WRITTEN + " " + way);
      say(chat, "/help");
      failing.put(chat, command + " " + way);
    }
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(setAside()).hasSize(failing.size()));
    failing.forEach((where, what) -> await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(telegram.said(where)).as(what).isNotEmpty()));
    failing.forEach((where, what) ->
        assertThat(String.join("\n", telegram.said(where))).as(what).doesNotContain(CANARY));
    assertThat(setAside().toString()).doesNotContain(CANARY);
    assertThat(log()).doesNotContain(WRITTEN);
    assertThat(service.send("GET", "/health/ready", "").statusCode()).isEqualTo(200);
  }

  @Test
  void anOperationThatFailsSaysOnlyThatItDid() throws IOException {
    Set<String> operations =
        OpenApi.parse(service.send("GET", "/api/openapi.yaml", "").body()).operations();
    assertThat(operations).hasSizeGreaterThan(80);
    Set<String> said = new HashSet<>();
    for (String operation : operations) {
      String[] parts = operation.split(" ", 2);
      for (String way : WAYS) {
        HttpResponse<String> answer = service.send(
            parts[0],
            "/api/v1" + parts[1].replaceAll("\\{[^}]*}", "x1"),
            parts[0].equals("GET") ? "" : "{}",
            "Authorization",
            "Bearer " + TestService.TOKEN,
            "Content-Type",
            "application/json",
            "X-Fault",
            way);
        assertThat(answer.statusCode()).as("%s %s", way, operation).isEqualTo(500);
        assertThat(answer.headers().firstValue("X-Request-Id"))
            .as("%s %s", way, operation)
            .isPresent();
        said.add(answer.body());
      }
    }
    assertThat(said).hasSize(1).allSatisfy(body -> assertThat(body).doesNotContain(CANARY));
    assertThat(service.api("GET", "/events", "").statusCode()).isEqualTo(200);
  }
}
