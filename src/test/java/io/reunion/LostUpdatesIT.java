package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.KnownEvents;
import io.reunion.filing.Drawer;
import io.reunion.redis.RedisServer;
import io.reunion.suggestion.Suggestion;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of many who change at one moment what all of them have read, one does, and the others are told. */
class LostUpdatesIT extends ApiCalls {
  private static final int MANY = 12;
  private static final int ROUNDS = 5;
  private static final Map<Integer, Long> ONE_ALONE = Map.of(200, 1L, 412, MANY - 1L);

  /** How many of each status, all sent at once with the same If-Match. */
  private Map<Integer, Long> race(String operation, String etag, IntFunction<String> body) {
    String[] parts = operation.split(" ", 2);
    ExecutorService clients = Executors.newFixedThreadPool(MANY);
    try {
      List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, MANY)
          .mapToObj(i -> CompletableFuture.supplyAsync(
              () -> service.send(
                  parts[0],
                  "/api/v1" + parts[1],
                  body.apply(i),
                  "Authorization",
                  "Bearer " + TestService.TOKEN,
                  "If-Match",
                  etag),
              clients))
          .toList();
      return sent.stream()
          .map(CompletableFuture::join)
          .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
    } finally {
      clients.shutdown();
    }
  }

  private JsonNode suggestion() {
    return good(200, "GET /suggestions", "").at("/items/0");
  }

  private void isOfOneAlone(JsonNode now) {
    assertThat(now.path("answer").asText())
        .as("owner and answer are of the same one")
        .isEqualTo("We will see, " + now.path("owner").asText().substring(7) + ".");
  }

  private static String taking(int i) {
    return "{\"owner\":\"Office " + i + "\",\"answer\":\"We will see, " + i + ".\"}";
  }

  private void suggested() {
    RedisServer.await(new Drawer<>(server.redis(), "suggestions", Suggestion.class)
        .add(
            "s1",
            number -> new Suggestion(
                number,
                "u:telegram:11",
                "",
                "Cards",
                Instant.EPOCH,
                Suggestion.State.OPEN,
                "",
                "",
                Instant.EPOCH)));
  }

  @Test
  void oneOfManyTakesASuggestionOn() {
    suggested();
    JsonNode there = suggestion();
    assertThat(race(
            "PATCH /suggestions/" + there.path("id").asText(),
            there.path("etag").asText(),
            LostUpdatesIT::taking))
        .isEqualTo(ONE_ALONE);
    isOfOneAlone(suggestion());
  }

  @Test
  void ofManyWhoTakeASuggestionOnWithoutLookingTheLastOneHasDoneAllOfIt() {
    suggested();
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(race(
              "PATCH /suggestions/" + suggestion().path("id").asText(), "*", LostUpdatesIT::taking))
          .isEqualTo(Map.of(200, (long) MANY));
      isOfOneAlone(suggestion());
    }
  }

  @Test
  void oneOfManyWritesAStoryAnew() {
    good(200, "POST /members/import", "姓名,手机\n李娜,13900000000\n");
    String li = good(200, "GET /members", "").at("/items/0/id").asText();
    good(
        201,
        "POST /stories",
        "{\"member\":\"" + li + "\",\"title\":\"Dams\",\"text\":\"Ten years.\"}");
    JsonNode there = good(200, "GET /stories", "").at("/items/0");
    assertThat(race(
            "PATCH /stories/" + there.path("id").asText(),
            there.path("etag").asText(),
            i -> "{\"text\":\"" + i + " years.\"}"))
        .isEqualTo(ONE_ALONE);
  }

  private String etag(String path) {
    return service.api("GET", path, "").headers().firstValue("ETag").orElseThrow();
  }

  private JsonNode gala() {
    return good(200, "GET /events/{id}", "", "gala");
  }

  @Test
  void oneOfManyChangesAnEvent() {
    good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
    assertThat(race(
            "PATCH /events/gala",
            etag("/events/gala"),
            i -> "{\"title\":\"Gala " + i + "\",\"place\":\"Hall " + i + "\"}"))
        .isEqualTo(ONE_ALONE);
    assertThat(gala().path("place").asText())
        .as("title and place are of the same one")
        .isEqualTo("Hall " + gala().path("title").asText().substring(5));
  }

  @Test
  void oneOfManyChangesTheSeatsOfAnEventAndWhatElseTheyWant() {
    good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
    assertThat(race(
            "PATCH /events/gala",
            etag("/events/gala"),
            i -> "{\"capacity\":" + (10 + i) + ",\"title\":\"Gala " + (10 + i) + "\"}"))
        .isEqualTo(ONE_ALONE);
    assertThat(gala().path("title").asText())
        .as("title and seats are of the same one")
        .isEqualTo("Gala " + gala().path("capacity").asInt());
  }

  @Test
  void oneOfManyChangesASeriesAndTheOthersNoneOfItsOccurrences() {
    series();
    for (int round = 0; round < ROUNDS; round++) {
      String mark = "Gala " + round + "-";
      assertThat(race(
              "PATCH /events/gala?scope=following",
              etag("/events/gala"),
              i -> "{\"title\":\"" + mark + i + "\",\"partyLimit\":" + (i + 1) + "}"))
          .isEqualTo(ONE_ALONE);
      assertThat(good(200, "GET /events/{id}/series", "", "gala").path("items"))
          .hasSize(3)
          .extracting(one -> one.at("/event/title").asText() + " "
              + one.at("/event/partyLimit").asInt())
          .containsOnly(
              gala().path("title").asText() + " " + gala().path("partyLimit").asInt());
      assertThat(gala().path("title").asText()).startsWith(mark);
    }
  }

  private void series() {
    good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
    good(201, "POST /events/{id}/series", "{\"every\":\"week\",\"count\":3}", "gala");
  }

  private HttpResponse<String> moved(String etag, String key) {
    return service.send(
        "PATCH",
        "/api/v1/events/gala?scope=following",
        "{\"startsAt\":\"2099-12-12T19:00:00+08:00\"}",
        "Authorization",
        "Bearer " + TestService.TOKEN,
        "If-Match",
        etag,
        "Idempotency-Key",
        key);
  }

  @Test
  void aChangeOfASeriesThatWasCutShortIsMadeToItsEndByTheSameRequest() {
    series();
    assertThat(moved(etag("/events/gala"), "once").statusCode()).isEqualTo(200);
    String begun = RedisServer.<List<String>>await(
            server.redis().call(c -> c.keys("event:{gala}:operation:*~claim")))
        .get(0);
    String operation = begun.substring("event:{gala}:operation:".length(), begun.lastIndexOf('~'));
    // The same again, where the instance has died as soon as the change was begun.
    RedisServer.<String>await(server.redis().call(c -> c.flushall()));
    series();
    String etag = etag("/events/gala");
    EventStore events = new EventStore(server.redis());
    KnownEvents.Known read =
        RedisServer.await(events.findKnown(new EventId("gala"))).orElseThrow();
    assertThat(RedisServer.<Boolean>await(events.claim(read, operation))).isTrue();
    assertThat(moved(etag, "another").statusCode()).isEqualTo(412);
    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThat(moved(etag, "once").statusCode()).as("attempt %d", attempt).isEqualTo(200);
      assertThat(good(200, "GET /events/{id}/series", "", "gala").path("items"))
          .hasSize(3)
          .allSatisfy(one -> assertThat(one.at("/event/startsAt").asText()).contains("T19:00"));
    }
  }

  @Test
  void whoNamesNoVersionChangesWhatTheyName() {
    good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
    good(200, "PATCH /events/{id}", "{\"place\":\"Garden\",\"capacity\":5}", "gala");
    good(200, "PATCH /events/{id}", "{\"title\":\"Ball\"}", "gala");
    assertThat(gala().path("place").asText()).isEqualTo("Garden");
    assertThat(gala().path("title").asText()).isEqualTo("Ball");
    assertThat(gala().path("capacity").asInt()).isEqualTo(5);
  }

  @Test
  void oneOfManySetsAGroup() {
    twoGroups();
    String group = "/chats/telegram/main/-1001";
    for (int round = 0; round < ROUNDS; round++) {
      String mark = "r" + round + "-";
      assertThat(race("PATCH " + group, etag(group), i -> "{\"tags\":[\"" + mark + i + "\"]}"))
          .isEqualTo(ONE_ALONE);
    }
  }

  @Test
  void ofManyWhoSetAGroupWithoutLookingNobodyUndoesAnothersSetting() {
    twoGroups();
    ExecutorService clients = Executors.newFixedThreadPool(3);
    try {
      for (int i = 0; i < MANY; i++) {
        List<String> settings = List.of(
            "{\"language\":\"" + (i % 2 == 0 ? "zh" : "en") + "\"}",
            "{\"tags\":[\"class-" + i + "\"]}",
            "{\"perDay\":" + (i + 1) + "}");
        settings.stream()
            .map(body -> CompletableFuture.supplyAsync(
                () -> service.api("PATCH", "/chats/telegram/main/-1001", body), clients))
            .toList()
            .forEach(sent -> assertThat(sent.join().statusCode()).isEqualTo(200));
        JsonNode now =
            good(200, "GET /chats/{platform}/{account}/{chat}", "", "telegram", "main", "-1001");
        assertThat(List.of(
                now.path("language").asText(),
                now.at("/tags/0").asText(),
                now.path("perDay").asText()))
            .containsExactly(i % 2 == 0 ? "zh" : "en", "class-" + i, Integer.toString(i + 1));
      }
    } finally {
      clients.shutdown();
    }
  }

  @Test
  void oneOfManyTellsHowManyGave() {
    for (int round = 1; round <= ROUNDS; round++) {
      int hundreds = round * 100;
      assertThat(race(
              "PUT /engagement/giving",
              etag("/engagement/giving"),
              i -> "{\"total\":" + (hundreds + i) + "}"))
          .isEqualTo(ONE_ALONE);
    }
  }

  @Test
  void oneOfManyBeginsToAskForProfiles() {
    assertThat(race("PUT /profiles", etag("/profiles"), i -> "{\"asking\":true}"))
        .isEqualTo(ONE_ALONE);
  }

  @Test
  void oneOfManySetsALogLevel() {
    good(200, "PUT /system/log-levels/{part}", "{\"level\":\"WARN\"}", "level.Nothing");
    String etag = good(200, "GET /system/log-levels", "").at("/items/0/etag").asText();
    assertThat(race(
            "PUT /system/log-levels/level.Nothing",
            etag,
            i -> "{\"level\":\"ERROR\",\"minutes\":" + (i + 1) + "}"))
        .isEqualTo(ONE_ALONE);
  }

  @Test
  void whatWasChangedMeanwhileIsNotRemovedEither() {
    good(200, "PUT /system/log-levels/{part}", "{\"level\":\"WARN\"}", "level.Nowhere");
    assertThat(call(
                "DELETE /system/log-levels/{part}",
                "",
                List.of("If-Match", "\"old\""),
                "level.Nowhere")
            .statusCode())
        .isEqualTo(412);
    good(200, "DELETE /system/log-levels/{part}", "", "level.Nowhere");
  }
}
