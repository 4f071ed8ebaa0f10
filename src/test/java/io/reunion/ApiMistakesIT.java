package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the admin API refuses, and that it names every mistake with its place. */
class ApiMistakesIT extends ApiCalls {
  /** Values that the schema of a field does not allow. */
  private List<JsonNode> wrong(JsonNode referred) {
    JsonNode schema = document.followed(referred);
    JsonNodeFactory json = JsonNodeFactory.instance;
    List<JsonNode> candidates = new ArrayList<>(List.of(
        json.nullNode(),
        json.numberNode(0),
        json.numberNode(-1),
        json.numberNode(100_001),
        json.numberNode(1.5),
        json.numberNode(99_999_999_999L),
        json.booleanNode(true),
        json.textNode(""),
        json.textNode("Not Fitting!"),
        json.textNode("x".repeat(3001)),
        json.arrayNode().add(1),
        json.objectNode().put("zz", 1)));
    candidates.removeIf(value -> document.faults(schema, value).isEmpty());
    return candidates;
  }

  private void eachMistakeIsNamed(String operation, String good, String... names) {
    JsonNode schema = document.body(operation);
    Map<String, String> notNamed = new LinkedHashMap<>();
    schema.path("properties").properties().forEach(field -> {
      for (JsonNode value : wrong(field.getValue())) {
        ObjectNode body = (ObjectNode) parse(good);
        body.set(field.getKey(), value);
        HttpResponse<String> answer =
            call(operation, body.toString(), List.of("Accept-Language", "zh-CN"), names);
        boolean named = answer.statusCode() == 422
            && mistakes(answer).stream().anyMatch(at -> at.startsWith("/" + field.getKey()));
        assertThat(parse(answer.body()).path("errors").findValuesAsText("detail"))
            .as("said to whoever asks for Chinese")
            .allSatisfy(detail -> assertThat(detail).containsPattern("\\p{IsHan}"));
        if (!named) {
          String shown = value.toString();
          notNamed.put(
              field.getKey() + " = " + shown.substring(0, Math.min(40, shown.length())),
              answer.statusCode() + " " + mistakes(answer));
        }
      }
    });
    assertThat(notNamed).as(operation).isEmpty();
  }

  @Test
  void theReportOfAnImportIsInTheReadersLanguageAndKeptForAnyOther() {
    String list = "姓名,邮箱\n李雷,nowhere\n";
    List<String> chinese = List.of("Accept-Language", "zh-CN");
    JsonNode shown = parse(call("POST /members/import", list, chinese).body());
    assertThat(shown.at("/problems/0/detail").asText()).isEqualTo("邮箱：nowhere 不是邮箱地址");
    String id =
        good(202, "POST /members/import?background=true", list).path("id").asText();
    soon()
        .until(() -> good(200, "GET /members/imports/{import}", "", id)
            .path("state")
            .asText()
            .equals("DONE"));
    String operation = "GET /members/imports/{import}";
    assertThat(parse(call(operation, "", chinese, id).body())
            .at("/report/problems/0/detail")
            .asText())
        .isEqualTo("邮箱：nowhere 不是邮箱地址");
    assertThat(good(200, operation, "", id).at("/report/problems/0/detail").asText())
        .isEqualTo("邮箱: nowhere is no e-mail address");
  }

  @Test
  void aQueryThatCannotBeDecodedIsTheCallersMistake() throws Exception {
    URI at = URI.create(service.url());
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      socket
          .getOutputStream()
          .write(("GET /api/v1/members?q=%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                  + "Authorization: Bearer " + TestService.TOKEN + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400")
          .contains("percent-encoded");
    }
  }

  @Test
  void everyValueThatTheDocumentForbidsIsNamedAsAMistake() {
    twoGroups();
    good(201, "POST /events", GALA);
    eachMistakeIsNamed("POST /events", GALA);
    eachMistakeIsNamed("PATCH /events/{id}", "{}", "gala");
    eachMistakeIsNamed("POST /announcements", LATER);
    eachMistakeIsNamed(
        "PATCH /chats/{platform}/{account}/{chat}", "{}", "telegram", "main", "-1001");
    assertThat(good(200, "GET /events", "").path("items")).hasSize(1);
    assertThat(good(200, "GET /announcements", "").path("items")).isEmpty();
  }

  @Test
  void allMistakesAreListedAtOnce() {
    HttpResponse<String> answer = call(
        "POST /events",
        "{\"startsAt\":\"soon\",\"capacity\":0,\"waitlist\":\"random\",\"timeZone\":\"Mars/Base\",\"chats\":[\"x\"],\"seats\":3}",
        List.of());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(mistakes(answer))
        .containsExactlyInAnyOrder(
            "/title", "/startsAt", "/capacity", "/waitlist", "/timeZone", "/chats", "/seats");
    HttpResponse<String> times = call(
        "POST /events",
        "{\"title\":\"T\",\"startsAt\":\"2001-01-01T00:00:00Z\",\"endsAt\":\"2000-01-01T00:00:00Z\"}",
        List.of());
    assertThat(mistakes(times)).containsExactlyInAnyOrder("/startsAt", "/endsAt");
    HttpResponse<String> announcement = call(
        "POST /announcements",
        "{\"text\":{\"fr\":\"Bonjour\"},\"audience\":{},\"expiresAt\":\"2001-01-01T00:00:00Z\",\"policy\":\"maybe\",\"to\":1}",
        List.of());
    assertThat(announcement.statusCode()).isEqualTo(422);
    assertThat(mistakes(announcement))
        .contains("/text/fr", "/audience", "/expiresAt", "/policy", "/to");
    for (String query :
        List.of("limit=0", "limit=101", "limit=x", "limit=", "q=" + "x".repeat(500))) {
      HttpResponse<String> members = call("GET /members?" + query, "", List.of());
      assertThat(members.statusCode()).as(query).isEqualTo(422);
      assertThat(mistakes(members)).containsExactly(query.split("=")[0]);
    }
    assertThat(
            call("POST /members/import?dryRun=perhaps", "姓名\n张伟\n", List.of()).statusCode())
        .isEqualTo(422);
    assertThat(mistakes(call("POST /members/import", "城市\n深圳\n", List.of()))).isNotEmpty();
    assertThat(call("POST /announcements", TO_ALL, List.of()).statusCode())
        .as("no chat is reached")
        .isEqualTo(422);
  }

  @Test
  void whatIsNoJsonIsRefused() {
    for (String body :
        List.of("", "{", "[]", "null", "{\"a\":1,\"a\":2}", "{} {}", "[".repeat(5000))) {
      assertThat(call("POST /events", body, List.of()).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(call("POST /events", "x".repeat(300_000), List.of()).statusCode())
        .isEqualTo(413);
  }

  @Test
  void whatItsReadersWouldNotSeeIsRefused() {
    for (String hidden :
        List.of("Gala\\nDinner", "Gala \\u202Erennid", "Gala\\u0007", "Gala\\u2028Dinner")) {
      for (String field : List.of("title", "place")) {
        ObjectNode event = (ObjectNode) parse(GALA);
        event.set(field, parse("{\"of\":\"" + hidden + "\"}").path("of"));
        HttpResponse<String> answer = call("POST /events", event.toString(), List.of());
        assertThat(answer.statusCode()).as(hidden).isEqualTo(422);
        assertThat(mistakes(answer)).containsExactly("/" + field);
      }
    }
    String half = ((ObjectNode) parse(GALA)).put("title", "HALF").toString();
    assertThat(mistakes(call("POST /events", half.replace("HALF", "\\uD83D x"), List.of())))
        .as("half a character")
        .containsExactly("/title");
    String story = "{\"title\":\"A life\",\"text\":\"One\\nTwo\"}";
    assertThat(mistakes(call("POST /stories", story.replace("\\n", "\\u202E"), List.of())))
        .contains("/text");
    assertThat(mistakes(call("POST /stories", story, List.of()))).doesNotContain("/text");
    ObjectNode late = (ObjectNode) parse(GALA);
    late.put("startsAt", "9998-12-12T18:00:00+08:00").put("endsAt", "9998-12-12T21:00:00+08:00");
    assertThat(mistakes(call("POST /events", late.toString(), List.of()))).contains("/startsAt");
  }

  @Test
  void whatIsExpectedIsSaidOfAnotherTypeAndOfTooMuch() {
    HttpResponse<String> plain = service.send(
        "POST",
        "/api/v1/understand/chat",
        "hello",
        "Authorization",
        "Bearer " + TestService.TOKEN,
        "Content-Type",
        "text/plain");
    assertThat(plain.statusCode()).isEqualTo(415);
    assertThat(plain.body()).contains("application/json");
    for (String operation : List.of("POST /understand", "POST /understand/chat")) {
      String longer = "{\"text\":\"" + "x".repeat(70_000) + "\"}";
      HttpResponse<String> answer = call(operation, longer, List.of());
      assertThat(answer.statusCode()).as(operation).isEqualTo(422);
      assertThat(mistakes(answer)).containsExactly("/text");
    }
  }
}
