package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

  /** How many of each status, all sent at once with the same If-Match. */
  private Map<Integer, Long> race(String path, String etag, IntFunction<String> body) {
    ExecutorService clients = Executors.newFixedThreadPool(MANY);
    try {
      List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, MANY)
          .mapToObj(i -> CompletableFuture.supplyAsync(
              () -> service.send(
                  "PATCH",
                  "/api/v1" + path,
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

  @Test
  void oneOfManyTakesASuggestionOn() {
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
    JsonNode there = good(200, "GET /suggestions", "").at("/items/0");
    assertThat(race(
            "/suggestions/" + there.path("id").asText(),
            there.path("etag").asText(),
            i -> "{\"owner\":\"Office " + i + "\",\"answer\":\"We will see, " + i + ".\"}"))
        .isEqualTo(Map.of(200, 1L, 412, MANY - 1L));
    JsonNode now = good(200, "GET /suggestions", "").at("/items/0");
    assertThat(now.path("answer").asText())
        .as("owner and answer are of the same one")
        .isEqualTo("We will see, " + now.path("owner").asText().substring(7) + ".");
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
            "/stories/" + there.path("id").asText(),
            there.path("etag").asText(),
            i -> "{\"text\":\"" + i + " years.\"}"))
        .isEqualTo(Map.of(200, 1L, 412, MANY - 1L));
  }
}
