package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is refused at the console's door is told clearly, and stands in the log with who tried it. */
class RefusedAndNotedIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @TempDir
  Path directory;

  private TelegramBotApi telegram;
  private TestService service;

  @BeforeEach
  void open() {
    telegram = new TelegramBotApi();
    service = TestService.start(directory, server.uri(), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        server: {maxBodyBytes: 2048}
        admins: ["telegram:7"]
        organisers: ["telegram:8"]
        """, telegram.config());
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
  }

  private JsonNode log(boolean refused) {
    return parse(service.api("GET", "/audit?limit=100&refused=" + refused, "").body())
        .path("items");
  }

  private void noted(boolean refused, String who, String what, int outcome) {
    assertThat(log(refused)).as("the log").anySatisfy(entry -> {
      assertThat(entry.path("who").asText()).isEqualTo(who);
      assertThat(entry.path("what").asText()).isEqualTo(what);
      assertThat(entry.path("outcome").asText()).isEqualTo(Integer.toString(outcome));
    });
  }

  @Test
  void aRoleThatIsTooLow() {
    ConsoleSession organiser = ConsoleSession.open(service, server, UserId.of("telegram", "8"));
    HttpResponse<String> refused = organiser.send("GET", "/system", "");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(parse(refused.body()).path("detail").asText())
        .isEqualTo("This needs the role ADMIN.");
    noted(true, "telegram:8", "GET /api/v1/system", 403);
    ConsoleSession nobody = ConsoleSession.open(service, server, UserId.of("telegram", "7"));
    assertThat(nobody.send("GET", "/system", "").statusCode()).isEqualTo(200);
  }

  @Test
  void anUploadOverTheLimit() {
    ConsoleSession admin = ConsoleSession.open(service, server, UserId.of("telegram", "7"));
    HttpResponse<String> refused =
        admin.send("POST", "/events", "{\"title\":\"" + "x".repeat(4_000) + "\"}");
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(parse(refused.body()).path("detail").asText()).isEqualTo("The body is too large.");
    noted(false, "telegram:7", "POST /api/v1/events", 413);
  }

  @Test
  void aStaleEdit() {
    ConsoleSession admin = ConsoleSession.open(service, server, UserId.of("telegram", "7"));
    HttpResponse<String> made = admin.send(
        "POST",
        "/events",
        "{\"id\":\"tea\",\"title\":\"Tea\",\"startsAt\":\"2099-05-01T09:00:00Z\"}");
    String tag = made.headers().firstValue("ETag").orElseThrow();
    assertThat(admin
            .send("PATCH", "/events/tea", "{\"place\":\"Theirs\"}", "If-Match", tag)
            .statusCode())
        .isEqualTo(200);
    HttpResponse<String> stale =
        admin.send("PATCH", "/events/tea", "{\"place\":\"Mine\"}", "If-Match", tag);
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(stale.body()).as("both versions").contains("Theirs").contains("Mine");
    noted(false, "telegram:7", "PATCH /api/v1/events/tea", 412);
  }

  @Test
  void aWayOutOfTheFiles() throws IOException {
    for (String path : List.of(
        "/console/assets/../../../etc/passwd",
        "/console/assets/x/%2e%2e/%2E%2e/page.html",
        "/console/..%2f..%2fpom.xml",
        "/api/v1/../../members",
        "/console/assets/..\\..\\windows")) {
      String answer = raw(path);
      assertThat(answer).as(path).startsWith("HTTP/1.1 400");
      assertThat(answer).as(path).contains("no way upwards");
    }
    assertThat(log(true))
        .hasSize(5)
        .allSatisfy(entry -> assertThat(entry.path("outcome").asText()).isEqualTo("400"));
    assertThat(raw("/console/a..b")).as("dots in a name lead nowhere").startsWith("HTTP/1.1 200");
  }

  private String raw(String path) throws IOException {
    URI url = URI.create(service.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
