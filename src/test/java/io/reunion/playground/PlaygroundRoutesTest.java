package io.reunion.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.chat.Update;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PlaygroundRoutesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private EchoService service;

  @BeforeEach
  void start() throws Exception {
    service = EchoService.start();
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(service.url() + path)).timeout(Duration.ofSeconds(10));
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    HttpRequest request = request(path)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode messages(String chat) throws Exception {
    JsonNode state = JSON.readTree(get("/playground/state").body());
    for (JsonNode one : state.path("chats")) {
      if (one.path("id").asText().equals(chat)) {
        return one.path("messages");
      }
    }
    throw new AssertionError("no chat " + chat);
  }

  private JsonNode last(String chat) throws Exception {
    JsonNode messages = messages(chat);
    return messages.get(messages.size() - 1);
  }

  private JsonNode awaitLast(String chat, String text) {
    return await()
        .until(() -> last(chat), message -> message.path("text").asText().contains(text));
  }

  private static String message(String persona, String chat, String text) {
    return JSON.createObjectNode()
        .put("persona", persona)
        .put("chat", chat)
        .put("text", text)
        .toString();
  }

  @Test
  void carriesAMessageToTheBotAndTheAnswerBack() throws Exception {
    HttpResponse<String> answer =
        post("/playground/messages", message("li", "direct:li", " 你好 \n"));
    assertThat(answer.statusCode()).isEqualTo(202);
    String id = JSON.readTree(answer.body()).path("message").asText();
    JsonNode echo = awaitLast("direct:li", "你说：你好");
    assertThat(echo.path("replyTo").asText()).isEqualTo(id);
    await()
        .untilAsserted(
            () -> assertThat(messages("direct:li").get(0).path("transit").asText())
                .isEqualTo("DELIVERED"));
  }

  @Test
  void tellsTheBotOfItsGroupsWhenItOpens() {
    assertThat(service.received())
        .filteredOn(Update.BotAdded.class::isInstance)
        .extracting(update -> update.chat().value())
        .containsExactlyInAnyOrder("beijing", "london");
  }

  @Test
  void carriesAPressAndItsNotice() throws Exception {
    post("/playground/messages", message("ann", "london", "/events"));
    JsonNode card = awaitLast("london", "Anniversary dinner");
    String press = JSON.createObjectNode()
        .put("persona", "tom")
        .put("chat", "london")
        .put("message", card.path("id").asText())
        .put("command", "rsvp gala yes")
        .toString();
    try (Events events = new Events("?after=" + cursor())) {
      HttpResponse<String> answer = post("/playground/presses", press);
      assertThat(answer.statusCode()).isEqualTo(202);
      JsonNode notice = events.next("notice");
      assertThat(notice.path("press")).isEqualTo(JSON.readTree(answer.body()).path("press"));
      assertThat(notice.path("text").asText()).isEqualTo("Noted");
    }
    assertThat(last("london").path("onlyFor").asText()).isEqualTo("tom");
    HttpResponse<String> stale =
        post("/playground/presses", press.replace("gala yes", "gala never"));
    assertThat(stale.statusCode()).isEqualTo(409);
    HttpResponse<String> hidden = post(
        "/playground/presses",
        press
            .replace(card.path("id").asText(), last("london").path("id").asText())
            .replace("\"tom\"", "\"ann\""));
    assertThat(hidden.statusCode()).isEqualTo(404);
  }

  @Test
  void carriesAReaction() throws Exception {
    String first = messages("beijing").get(0).path("id").asText();
    String like = "{\"persona\":\"li\",\"chat\":\"beijing\",\"message\":\"" + first
        + "\",\"emoji\":[\"👍\"]}";
    assertThat(post("/playground/reactions", like).statusCode()).isEqualTo(202);
    assertThat(messages("beijing").get(0).path("reactions").toString())
        .isEqualTo("{\"👍\":[\"li\"]}");
    await()
        .untilAsserted(() ->
            assertThat(service.received()).anyMatch(Update.ReactionChanged.class::isInstance));
  }

  @Test
  void deliversAgainWhatTheServiceCouldNotTakeAndGivesUpInTheEnd() throws Exception {
    service.refuseWith(503, 500);
    post("/playground/messages", message("li", "direct:li", "first"));
    post("/playground/messages", message("li", "direct:li", "second"));
    awaitLast("direct:li", "你说：second");
    assertThat(service.received())
        .filteredOn(Update.MessageReceived.class::isInstance)
        .extracting(update -> ((Update.MessageReceived) update).text())
        .containsExactly("first", "second");
    service.refuseWith(503, 503, 503);
    post("/playground/messages", message("li", "direct:li", "third"));
    await()
        .untilAsserted(
            () -> assertThat(last("direct:li").path("transit").asText()).isEqualTo("FAILED"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | 400 | body is not JSON (expected: a JSON object)",
        "'' | 400 | body is empty or JSON of another kind (expected: a JSON object)",
        "[] | 400 | body is empty or JSON of another kind (expected: a JSON object)",
        "{} | 400 | persona is missing or blank (expected: a text)",
        "{'persona': 3} | 400 | persona is number (expected: a text)",
        "{'persona':'li','chat':'beijing','text':' '} | 400 | text is missing or blank (expected: a text)",
        "{'persona':'li','chat':'beijing','txt':'a'} | 400 | unknown field txt (expected: [persona, chat, text, replyTo])",
        "{'persona':'eve','chat':'beijing','text':'a'} | 404 | persona eve (expected: one of [zhou, li, wang, ann, tom])",
        "{'persona':'li','chat':'london','text':'a'} | 404 | chat london (expected: one that li is in)",
        "{'persona':'li','chat':'direct:ann','text':'a'} | 404 | chat direct:ann (expected: one that li is in)",
        "{'persona':'li','chat':'beijing','text':'a','replyTo':'x'} | 404 | message x (expected: one of chat beijing)"
      })
  void saysWhatIsWrongWithAMessage(String body, int status, String detail) throws Exception {
    HttpResponse<String> answer = post("/playground/messages", body.replace('\'', '"'));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("detail").asText()).isEqualTo(detail);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
  }

  @Test
  void refusesWhatIsTooLongOrOfAnotherKind() throws Exception {
    assertThat(post("/playground/messages", message("li", "beijing", "x".repeat(4_001)))
            .statusCode())
        .isEqualTo(413);
    HttpResponse<String> huge =
        post("/playground/messages", message("li", "beijing", "x".repeat(70_000)));
    assertThat(huge.statusCode()).isEqualTo(413);
    assertThat(huge.body()).contains("at most 65536 bytes");
    HttpRequest form = request("/playground/messages")
        .header("Content-Type", "text/plain")
        .POST(HttpRequest.BodyPublishers.ofString(message("li", "beijing", "x")))
        .build();
    assertThat(client.send(form, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(415);
    assertThat(post(
                "/playground/reactions",
                "{\"persona\":\"li\",\"chat\":\"beijing\",\"message\":\""
                    + messages("beijing").get(0).path("id").asText() + "\",\"emoji\":[7]}")
            .body())
        .contains("emoji is array (expected: a list of at most 8 texts");
  }

  @Test
  void asksToComeBackWhileTheServiceStarts() throws Exception {
    try (EchoService starting = EchoService.starting(Duration.ofSeconds(15))) {
      HttpRequest early = HttpRequest.newBuilder(
              URI.create(starting.url() + "/playground/messages"))
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(message("li", "beijing", "x")))
          .build();
      assertThat(client.send(early, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(503);
    }
  }

  private int statusOf(String... headers) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", service.port())) {
      OutputStream out = socket.getOutputStream();
      String head = "GET /playground/state HTTP/1.1\r\n" + String.join("\r\n", headers)
          + "\r\nConnection: close\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      BufferedReader in = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      return Integer.parseInt(in.readLine().split(" ")[1]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: localhost.evil.example",
        "Host: 192.168.1.7",
        "Host: localhost\r\nOrigin: http://evil.example",
        "Host: localhost\r\nOrigin: null",
        "Host: localhost\r\nOrigin: https://localhost",
        "Host: localhost:8080\r\nOrigin: http://localhost:3000",
        "Host: localhost\r\nSec-Fetch-Site: cross-site",
        "Host: localhost\r\nSec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors",
        "Host: localhost\r\nX-Forwarded-For: 127.0.0.1",
        "Host: localhost\r\nForwarded: for=127.0.0.1"
      })
  void refusesWhatAnotherSiteOrMachineMayHaveAskedFor(String headers) throws IOException {
    assertThat(statusOf(headers)).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost",
        "Host: LOCALHOST:8080",
        "Host: 127.0.0.1",
        "Host: [::1]:8080",
        "Host: localhost:8080\r\nOrigin: http://localhost:8080",
        "Host: localhost\r\nSec-Fetch-Site: same-origin",
        "Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate"
      })
  void letsItsOwnPageAndACommandLineIn(String headers) throws IOException {
    assertThat(statusOf(headers)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.9.9.9, true",
    "::1, true",
    "0:0:0:0:0:0:0:1, true",
    "10.0.0.1, false",
    "192.168.1.7, false",
    "fe80::1, false",
    "0.0.0.0, false",
    "localhost, false",
    ", false"
  })
  void knowsALoopbackAddress(String address, boolean loopback) {
    assertThat(LoopbackOnly.isLoopback(address)).isEqualTo(loopback);
  }

  @Test
  void servesThePageUnderAStrictPolicyAndItsFilesForEver() throws Exception {
    HttpResponse<String> page = get("/playground");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self' 'sha256-", "connect-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.body()).doesNotContain("{{");
    String script =
        page.body().replaceAll("(?s).*src=\"(/playground/assets/[^\"]+joined.js)\".*", "$1");
    HttpResponse<String> app = get(script);
    assertThat(app.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
    assertThat(app.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    String tag = app.headers().firstValue("ETag").orElseThrow();
    assertThat(get(script, "If-None-Match", "\"x\", " + tag).statusCode()).isEqualTo(304);
    assertThat(get(script, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
    String lit = script.replace("joined.js", "lib/lit/index.js");
    assertThat(get(lit).body()).contains("lit-html");
    assertThat(page.body())
        .as("whoever asks for one of its modules gets the script")
        .contains('"' + script.replace("joined.js", "room.js") + "\":\"" + script + '"');
    assertThat(get(script.replace("joined.js", "../page.html")).statusCode()).isEqualTo(404);
    assertThat(get(script.replace("joined.js", "page.html")).statusCode()).isEqualTo(404);
    assertThat(get("/playground/assets/0/joined.js").statusCode()).isEqualTo(404);
  }

  private String cursor() throws Exception {
    return JSON.readTree(get("/playground/state").body()).path("cursor").asText();
  }

  /** A reader of the events. */
  private final class Events implements AutoCloseable {
    private final BufferedReader lines;
    private String id = "";

    Events(String query, String... headers) throws Exception {
      HttpRequest.Builder request = request("/playground/events" + query);
      for (int i = 0; i < headers.length; i += 2) {
        request.header(headers[i], headers[i + 1]);
      }
      HttpResponse<java.io.InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
      lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The content of the next event of this type. */
    JsonNode next(String type) throws IOException {
      boolean wanted = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          wanted = line.equals("event: " + type);
        } else if (wanted && line.startsWith("data: ")) {
          return JSON.readTree(line.substring(6));
        }
      }
      throw new IOException("the stream ended before " + type);
    }

    String comment() throws IOException {
      String line = lines.readLine();
      while (!line.startsWith(":")) {
        line = lines.readLine();
      }
      return line;
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  @Test
  void streamsEventsAndResumesWhereAReaderLeftOff() throws Exception {
    String seen;
    try (Events events = new Events("?after=" + cursor())) {
      post("/playground/messages", message("li", "beijing", "one"));
      assertThat(events.next("message").path("text").asText()).isEqualTo("one");
      seen = events.id;
    }
    post("/playground/messages", message("li", "beijing", "two"));
    try (Events events = new Events("?after=long-ago", "Last-Event-ID", seen)) {
      assertThat(events.next("message").path("text").asText()).isEqualTo("two");
    }
    try (Events events = new Events("?after=long-ago")) {
      assertThat(events.next("reset").isEmpty()).isTrue();
      assertThat(events.id).startsWith(seen.split("-")[0]);
    }
  }

  @Test
  void keepsAQuietStreamAlive() throws Exception {
    service.close();
    service = EchoService.starting(Duration.ofMillis(50));
    try (Events events = new Events("")) {
      assertThat(List.of(events.comment(), events.comment()))
          .allMatch(line -> line.startsWith(":"));
    }
  }
}
