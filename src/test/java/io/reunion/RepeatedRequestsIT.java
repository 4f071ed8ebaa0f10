package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.redis.RedisServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A request that is sent again with its key is done once, whatever it asks for. */
class RepeatedRequestsIT extends ApiCalls {
  private static final List<String> KEY = List.of("Idempotency-Key", "once-and-for-all");
  private static final String NEW_EVENT =
      "{\"title\":\"Tea\",\"startsAt\":\"2099-05-01T09:00:00Z\"}";

  /** What is posted because it is long, and changes nothing. */
  private static final Set<String> ASKING =
      Set.of("POST /announcements/preview", "POST /understand", "POST /understand/chat");

  @Test
  void whateverChangesSomethingTakesAKey() {
    Set<String> changing = document.operations();
    changing.removeIf(operation -> operation.startsWith("GET ")
        || ASKING.contains(operation)
        || document.operation(operation).has("security"));
    assertThat(changing)
        .hasSizeGreaterThan(50)
        .allMatch(operation -> document.takes(operation, "Idempotency-Key"));
  }

  @Test
  void theAnswerIsTheFirstOneThoughTheWorldWentOn() {
    JsonNode made = parse(call("POST /events", NEW_EVENT, KEY).body());
    String id = made.path("id").asText();
    good(200, "PATCH /events/{id}", "{\"place\":\"Garden\"}", id);
    HttpResponse<String> again = call("POST /events", NEW_EVENT, KEY);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(again.headers().firstValue("Location")).contains("/api/v1/events/" + id);
    assertThat(parse(again.body())).isEqualTo(made);
    assertThat(mistakes(call("POST /events", NEW_EVENT.replace("Tea", "Ball"), KEY)))
        .containsExactly("Idempotency-Key");
    assertThat(good(200, "GET /events", "").path("items")).hasSize(1);
  }

  /** A code opens a member's record: it is told again, and can be read in the store by nobody. */
  @Test
  void whatIsKeptCanBeReadWithTheKeyAlone() {
    good(200, "POST /members/import", "姓名,手机\n李娜,13900000000\n");
    String li = good(200, "GET /members", "").at("/items/0/id").asText();
    String code =
        parse(call("POST /members/{id}/codes", "", KEY, li).body()).path("code").asText();
    assertThat(parse(call("POST /members/{id}/codes", "", KEY, li).body())
            .path("code")
            .asText())
        .isEqualTo(code);
    List<String> keys = RedisServer.await(server.redis().call(c -> c.keys("answered:*")));
    assertThat(keys).isNotEmpty().allSatisfy(key -> {
      String kept = RedisServer.await(server.redis().call(c -> c.get(key)));
      assertThat(kept).doesNotContain(code).doesNotContain("李娜").doesNotContain("once-and");
      assertThat(RedisServer.<Long>await(server.redis().call(c -> c.pttl(key))))
          .isBetween(1L, 24 * 3_600_000L);
    });
    assertThat(String.join(" ", keys)).doesNotContain("once-and").doesNotContain(li);
  }

  @Test
  void whatWasRefusedLeavesItsKeyToTheCorrectedOne() {
    assertThat(call("POST /events", "{\"title\":\"Tea\"}", KEY).statusCode()).isEqualTo(422);
    assertThat(call("POST /events", NEW_EVENT, KEY).statusCode()).isEqualTo(201);
  }

  @Test
  void aListIsTakenOnce() {
    String list = "姓名,手机\n李娜,13900000000\n";
    HttpResponse<String> first = call("POST /members/import", list, KEY);
    assertThat(parse(first.body()).path("added").asInt()).isOne();
    HttpResponse<String> again = call("POST /members/import", list, KEY);
    assertThat(again.body()).as("and not: unchanged").isEqualTo(first.body());
    assertThat(mistakes(call("POST /members/import", list + "张伟,13800000000\n", KEY)))
        .containsExactly("Idempotency-Key");
    assertThat(good(200, "GET /members", "").path("total").asInt()).isOne();
  }

  /** Of several at once one is done; the others are told its answer, or to ask again. */
  @Test
  void twoAtOnceAreOne() {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/api/v1/preparations"))
        .header("Authorization", "Bearer " + TestService.TOKEN)
        .header("Idempotency-Key", "at-once")
        .POST(HttpRequest.BodyPublishers.ofString(
            "{\"title\":\"Print badges\",\"due\":\"2099-12-20\"}"))
        .build();
    List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 8)
        .mapToObj(i -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
        .toList();
    List<Integer> statuses =
        all.stream().map(CompletableFuture::join).map(HttpResponse::statusCode).toList();
    assertThat(statuses).contains(201).allMatch(status -> status == 201 || status == 409);
    assertThat(good(200, "GET /preparations", "").path("items")).hasSize(1);
  }

  /** The same key of another caller, or at another address, is another key. */
  @Test
  void aKeyBelongsToItsCaller() {
    good(201, "POST /preparations", "{\"title\":\"Print\",\"due\":\"2099-12-20\"}");
    String body = "{\"state\":\"DONE\"}";
    assertThat(call("PATCH /preparations/{id}", body, KEY, "1").statusCode()).isEqualTo(200);
    HttpResponse<String> stranger = call(
        "PATCH /preparations/{id}",
        body,
        List.of(KEY.get(0), KEY.get(1), "Authorization", "Bearer " + TestService.APPROVER),
        "1");
    assertThat(stranger.statusCode())
        .as("asked before any answer is looked for")
        .isEqualTo(403);
    assertThat(call("POST /preparations", "{\"title\":\"x\",\"due\":\"2099-12-20\"}", KEY)
            .statusCode())
        .isEqualTo(201);
  }

  /** Each edit of what two may have open is refused to the one who has not seen the other's, with both versions. */
  @Test
  void aStaleEditIsToldBothVersions() {
    good(200, "POST /members/import", "姓名,手机\n李娜,13900000000\n");
    String li = good(200, "GET /members", "").at("/items/0/id").asText();
    good(201, "POST /preparations", "{\"title\":\"Print\",\"due\":\"2099-12-20\"}");
    good(
        201,
        "POST /stories",
        "{\"member\":\"" + li + "\",\"title\":\"Ten years\",\"text\":\"Well.\"}");
    suggested();
    Map<String, List<String>> edits = Map.of(
        "PATCH /suggestions/{id}", List.of("1", "{\"owner\":\"Ann\"}", "{\"owner\":\"Bo\"}"),
        "PATCH /preparations/{id}",
            List.of("1", "{\"due\":\"2099-12-21\"}", "{\"due\":\"2099-12-22\"}"),
        "PATCH /stories/{id}", List.of("1", "{\"text\":\"One.\"}", "{\"text\":\"Two.\"}"),
        "PUT /profiles", List.of("1", "{\"asking\":true}", "{\"asking\":false}"),
        "PUT /engagement/giving", List.of("1", "{\"total\":8}", "{\"total\":9}"),
        "PUT /system/log-levels/{part}",
            List.of("delivery", "{\"level\":\"DEBUG\"}", "{\"level\":\"TRACE\"}"));
    edits.forEach((operation, edit) -> {
      String tag = tag(call(operation, edit.get(1), List.of(), edit.get(0)));
      HttpResponse<String> theirs =
          call(operation, edit.get(2), List.of("If-Match", tag), edit.get(0));
      assertThat(theirs.statusCode()).as("%s: %s", operation, theirs.body()).isEqualTo(200);
      HttpResponse<String> stale =
          call(operation, edit.get(1), List.of("If-Match", tag), edit.get(0));
      assertThat(stale.statusCode()).as(operation).isEqualTo(412);
      assertThat(parse(stale.body()).path("yours")).as(operation).isEqualTo(parse(edit.get(1)));
      parse(edit.get(2))
          .properties()
          .forEach(field -> assertThat(parse(stale.body()).path("current").path(field.getKey()))
              .as(operation)
              .isEqualTo(field.getValue()));
      assertThat(tag(stale))
          .as("%s: the tag of what stands there", operation)
          .isEqualTo(tag(theirs));
      HttpResponse<String> seen =
          call(operation, edit.get(1), List.of("If-Match", tag(stale)), edit.get(0));
      assertThat(seen.statusCode()).as("%s, having seen theirs", operation).isEqualTo(200);
    });
    for (String list : List.of("/suggestions", "/preparations", "/stories", "/system/log-levels")) {
      good(200, "GET " + list, "")
          .path("items")
          .forEach(
              item -> assertThat(item.path("etag").asText()).as(list).matches("\"[0-9a-f]{16}\""));
    }
  }

  private static String tag(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 412);
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private void suggested() {
    say(TelegramBotApi.message(
        12, 12, "suggest electronic cards", java.time.Instant.now().getEpochSecond()));
    soon().until(() -> good(200, "GET /suggestions", "").path("items").size() == 1);
  }
}
