package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.access.SignIns;
import io.reunion.chat.UserId;
import io.reunion.member.Role;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every bad request to the console's API is refused, is told what to do instead, and stands in the log of the office. */
class RefusalsAuditedIT extends ApiCalls {
  private static final UserId ADMIN = UserId.of("telegram", "7");
  private static final UserId ORGANISER = UserId.of("telegram", "8");
  private static final String CHROME = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36";

  @Override
  String settings() {
    return "admins: [\"telegram:7\"]\norganisers: [\"telegram:8\"]\n";
  }

  /** Who, what and outcome of each entry, the newest first. */
  private List<String> log(boolean refused) {
    List<String> entries = new ArrayList<>();
    parse(service.api("GET", "/audit?refused=" + refused, "").body())
        .path("items")
        .forEach(one -> entries.add(one.path("who").asText() + " "
            + one.path("what").asText() + " " + one.path("outcome").asText()));
    return entries;
  }

  private void refused(HttpResponse<String> answer, int status, String advice) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = parse(answer.body());
    assertThat(document.faults(document.at("Problem"), problem)).isEmpty();
    assertThat(problem.path("detail").asText()).contains(advice);
  }

  private HttpResponse<String> enter(String code) {
    return service.send("POST", "/api/v1/session", "{\"code\":\"" + code + "\"}");
  }

  @Test
  void whoeverMayNotIsRefusedAndNoted() throws IOException {
    SignIns links = new SignIns(
        server.redis(),
        Clock.systemUTC(),
        (unused, granted) -> Future.failedFuture("only makes links"));
    String code = RedisServer.await(links.link(ADMIN, Role.ADMIN));
    assertThat(enter(code).statusCode()).isEqualTo(201);
    refused(enter(code), 410, "Write console to the bot");
    assertThat(log(true)).first().isEqualTo("nobody POST /api/v1/session 410");

    ConsoleSession organiser = ConsoleSession.open(service, server, ORGANISER);
    refused(organiser.send("GET", "/members/export", ""), 403, "ADMIN");
    assertThat(log(true)).first().isEqualTo("telegram:8 GET /api/v1/members/export 403");

    ConsoleSession admin = ConsoleSession.open(service, server, ADMIN);
    refused(
        admin.send("POST", "/events", "{}", "Origin", "https://evil.example"),
        403,
        "page of this service");
    assertThat(log(true)).first().isEqualTo("telegram:7 POST /api/v1/events 403");

    refused(
        service.send("GET", "/api/v1/members", "", "Cookie", admin.cookie(), "User-Agent", CHROME),
        401,
        "another browser");
    assertThat(log(true)).first().isEqualTo("nobody GET /api/v1/members 401");

    int before = log(true).size();
    assertThat(raw("GET /console/assets/../../../etc/passwd HTTP/1.1"))
        .isEqualTo("HTTP/1.1 400 Bad Request");
    assertThat(raw("GET /api/v1/%2e%2e/%2e%2e/etc/passwd HTTP/1.1"))
        .isEqualTo("HTTP/1.1 400 Bad Request");
    soon().until(() -> log(true).size() == before + 2);
    assertThat(log(true).subList(0, 2))
        .allMatch(entry -> entry.startsWith("nobody GET /") && entry.endsWith(" 400"));
  }

  @Test
  void whatCannotBeTakenIsNotedToo() throws IOException {
    good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
    ConsoleSession admin = ConsoleSession.open(service, server, ADMIN);
    HttpResponse<String> stale =
        admin.send("PATCH", "/events/gala", "{\"place\":\"Roof\"}", "If-Match", "\"0\"");
    refused(stale, 412, "read it again");
    assertThat(parse(stale.body()).at("/current/place").asText()).isEqualTo("Hall");
    assertThat(parse(stale.body()).at("/yours/place").asText()).isEqualTo("Roof");
    soon().until(() -> log(false).contains("telegram:7 PATCH /api/v1/events/gala 412"));

    refused(admin.send("POST", "/events", " ".repeat(3 << 20) + "{}"), 413, "too large");
    soon().until(() -> log(false).contains("telegram:7 POST /api/v1/events 413"));
    assertThat(raw(
            "POST /api/v1/members/import HTTP/1.1",
            "Authorization: Bearer " + TestService.TOKEN,
            "Content-Length: " + (200L << 20)))
        .isEqualTo("HTTP/1.1 413 Request Entity Too Large");
    soon().until(() -> log(false).contains("token POST /api/v1/members/import 413"));

    refused(admin.send("POST", "/events", "{\"title\":"), 400, "not a JSON object");
    soon().until(() -> log(false).contains("telegram:7 POST /api/v1/events 400"));
  }

  /** The first line of the answer to a request that no client would send. */
  private String raw(String... lines) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", URI.create(service.url()).getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write((String.join("\r\n", lines) + "\r\nHost: x\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
        line.append((char) c);
      }
      return line.toString();
    }
  }
}
