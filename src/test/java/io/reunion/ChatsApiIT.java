package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a group is set to and how it is, and a reminder by word, each answer held to the OpenAPI document. */
class ChatsApiIT extends ApiCalls {
  private static final String[] GROUP = {"telegram", "main", "-1001"};
  private static final String CHANGE = "PATCH /chats/{platform}/{account}/{chat}";

  private JsonNode group() {
    return good(200, "GET /chats/{platform}/{account}/{chat}", "", GROUP);
  }

  @Test
  void aGroupIsSetAndReadAsItWasSet() {
    twoGroups();
    JsonNode set = good(
        200,
        CHANGE,
        "{\"language\":\"zh\",\"timeZone\":\"Europe/London\",\"mutedUntil\":\"2099-01-01T00:00:00+08:00\",\"perDay\":3}",
        GROUP);
    assertThat(set.path("muted").asBoolean()).isTrue();
    assertThat(set.path("mutedUntil").asText()).isEqualTo("2098-12-31T16:00:00Z");
    assertThat(group()).isEqualTo(set);
    assertThat(good(200, "GET /chats", "").path("items").path(0)).isEqualTo(set);
    JsonNode lifted = good(200, CHANGE, "{\"muted\":false,\"perDay\":null}", GROUP);
    assertThat(lifted.path("muted").asBoolean()).isFalse();
    assertThat(lifted.has("mutedUntil") || lifted.has("perDay")).isFalse();
    assertThat(good(200, CHANGE, "{\"muted\":true}", GROUP).has("mutedUntil")).isFalse();
  }

  @Test
  void whatSomebodyElseHasChangedIsNotOverwritten() {
    twoGroups();
    String read = call("GET /chats/{platform}/{account}/{chat}", "", List.of(), GROUP)
        .headers()
        .firstValue("ETag")
        .orElseThrow();
    HttpResponse<String> first = call(CHANGE, "{\"perDay\":3}", List.of("If-Match", read), GROUP);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(read);
    HttpResponse<String> stale = call(CHANGE, "{\"perDay\":5}", List.of("If-Match", read), GROUP);
    assertThat(stale.statusCode()).isEqualTo(412);
    JsonNode both = TelegramBotApi.parse(stale.body());
    assertThat(both.at("/current/perDay").asInt()).isEqualTo(3);
    assertThat(both.at("/yours/perDay").asInt()).isEqualTo(5);
    assertThat(group().path("perDay").asInt()).isEqualTo(3);
  }

  @Test
  void everyMistakeIsNamed() {
    twoGroups();
    HttpResponse<String> refused = call(
        CHANGE,
        "{\"mutedUntil\":\"2020-01-01T00:00:00Z\",\"perDay\":-1,\"muted\":\"yes\",\"loud\":true}",
        List.of(),
        GROUP);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(mistakes(refused))
        .containsExactlyInAnyOrder("/mutedUntil", "/perDay", "/muted", "/loud");
    say(message(12, 12, "/help", Instant.now().getEpochSecond()));
    soon().until(() -> good(200, "GET /chats", "").path("items").size() == 3);
    assertThat(mistakes(call(CHANGE, "{\"muted\":true}", List.of(), "telegram", "main", "12")))
        .as("a direct chat is not muted here")
        .containsExactly("/muted");
    assertThat(call(CHANGE, "{}", List.of(), "telegram", "main", "-9").statusCode())
        .isEqualTo(404);
  }

  @Test
  void groupsAreListedAPageAtATime() {
    twoGroups();
    say(message(12, 12, "/help", Instant.now().getEpochSecond()));
    soon().until(() -> good(200, "GET /chats", "").path("items").size() == 3);
    JsonNode first = good(200, "GET /chats?kind=GROUP&limit=1", "");
    assertThat(first.at("/items/0/id").asText()).isEqualTo("telegram/main/-1001");
    JsonNode second =
        good(200, "GET /chats?kind=GROUP&limit=1&cursor=" + first.path("next").asText(), "");
    assertThat(second.at("/items/0/id").asText()).isEqualTo("telegram/main/-1002");
    assertThat(second.has("next")).isFalse();
    assertThat(good(200, "GET /chats?kind=DIRECT", "").path("items")).hasSize(1);
    assertThat(mistakes(call("GET /chats?kind=ROOM", "", List.of()))).containsExactly("kind");
  }

  @Test
  void aGroupTellsHowItIs() {
    twoGroups();
    say(message(-1001, 12, "good morning", Instant.now().getEpochSecond()));
    soon().until(() -> group().at("/health/received").isTextual());
    soon().until(() -> group().at("/health/sent").isTextual());
    assertThat(group().at("/health/state").asText()).isEqualTo("WELL");
    telegram.refuse(
        call ->
            "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: not enough rights to send text messages to the chat\"}");
    good(201, "POST /events", GALA);
    soon().until(() -> group().at("/health/failed").isTextual());
    assertThat(group().at("/health/reason").asText()).isNotBlank();
    assertThat(group().at("/health/state").asText()).isIn("FAILING", "GONE");
    assertThat(group().at("/health/unasked").asInt())
        .as("what did not come costs nothing")
        .isEqualTo(1);
  }

  @Test
  void whoComesIsRemindedByWordOnce() {
    good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
    assertThat(
            good(200, "POST /events/{id}/remind", "{}", "gala").path("result").asText())
        .isEqualTo("SENT");
    assertThat(good(200, "POST /events/{id}/remind", "", "gala").path("result").asText())
        .isEqualTo("AGAIN");
    assertThat(call("POST /events/{id}/remind", "{\"minutes\":60}", List.of(), "gala")
            .statusCode())
        .as("nothing was missed")
        .isEqualTo(409);
    assertThat(mistakes(call("POST /events/{id}/remind", "{\"minutes\":-1}", List.of(), "gala")))
        .containsExactly("/minutes");
    assertThat(call("POST /events/{id}/remind", "{}", List.of(), "nothing").statusCode())
        .isEqualTo(404);
    good(200, "PATCH /events/{id}", "{\"state\":\"CANCELLED\"}", "gala");
    assertThat(call("POST /events/{id}/remind", "{}", List.of(), "gala").statusCode())
        .isEqualTo(409);
  }
}
