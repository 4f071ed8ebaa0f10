package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operations that succeed only once something else has happened, each answer held to the OpenAPI document. */
class ApiRareOperationsIT extends ApiCalls {
  private static final int LI = 12;

  private int count(String id, String state) {
    return good(200, "GET /announcements/{id}", "", id)
        .path("counts")
        .path(state)
        .asInt();
  }

  @Test
  void copiesOfWhichNobodyKnowsAreSentAgainByWord() {
    twoGroups();
    telegram.refuse(call -> call.path("chat_id").asLong() == -1001
        ? "{\"ok\":false,\"error_code\":502,\"description\":\"Bad Gateway\"}"
        : null);
    String id = good(201, "POST /announcements", TO_ALL).path("id").asText();
    good(200, "POST /announcements/{id}/approve", "{\"approver\":\"second\"}", id);
    soon().until(() -> count(id, "unknown") == 1 && count(id, "sent") == 1);
    soon()
        .until(() ->
            good(200, "GET /announcements/{id}", "", id).path("state").asText().equals("DONE"));
    String waiting = "\"UNKNOWN_DELIVERIES\"";
    assertThat(good(200, "GET /waiting", "").toString()).contains(waiting);
    assertThat(good(200, "POST /announcements/{id}/leave", "", id).path("left").asInt())
        .isOne();
    good(200, "POST /announcements/{id}/leave", "", id);
    assertThat(good(200, "GET /waiting", "").toString()).doesNotContain(waiting);
    JsonNode journal = good(200, "GET /announcements/{id}/report", "", id).path("journal");
    assertThat(journal.findValuesAsText("what")).containsOnlyOnce("leave");
    telegram.refuse(call -> null);
    good(200, "POST /announcements/{id}/resend", "", id);
    soon().until(() -> count(id, "sent") == 2);
    assertThat(count(id, "unknown")).isZero();
    assertThat(call("POST /announcements/{id}/leave", "", List.of(), id).statusCode())
        .isEqualTo(409);
  }

  @Test
  void theRecordOfADrawIsRead() {
    good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
    good(200, "PATCH /events/{id}", "{\"draw\":\"PENDING\"}", "gala");
    JsonNode draw = good(200, "GET /events/{id}/draw", "", "gala");
    assertThat(draw.path("state").asText()).isEqualTo("PENDING");
    assertThat(draw.path("commitment").asText()).isNotEmpty();
  }

  private int refused(String body) {
    return call("POST /events/{id}/draw", body, List.of(), "gala").statusCode();
  }

  @Test
  void soManySeatsAreDrawnAtOnceAndForGood() {
    good(
        201,
        "POST /events",
        GALA.replace("\"telegram/main/-1001\"", "").replace("\"capacity\":2", "\"capacity\":6"));
    assertThat(refused("{\"places\":2}")).as("first come, first served").isEqualTo(409);
    good(200, "PATCH /events/{id}", "{\"draw\":\"PENDING\"}", "gala");
    for (String name : List.of("A", "B", "C", "D")) {
      good(200, "POST /events/{id}/rsvps", "{\"name\":\"" + name + "\"}", "gala");
    }
    for (String body : List.of(
        "{}",
        "{\"places\":0}",
        "{\"places\":7}",
        "{\"places\":null}",
        "{\"places\":1,\"more\":1}")) {
      assertThat(refused(body)).as(body).isEqualTo(422);
    }
    JsonNode drawn = good(200, "POST /events/{id}/draw", "{\"places\":3}", "gala");
    assertThat(drawn.path("state").asText()).isEqualTo("DRAWN");
    assertThat(drawn.path("free").asInt()).isEqualTo(3);
    assertThat(drawn.path("entries")).hasSize(4);
    JsonNode event = good(200, "GET /events/{id}", "", "gala");
    assertThat(event.path("seatsTaken").asInt()).isEqualTo(3);
    assertThat(event.path("capacity").asInt()).isEqualTo(3);
    assertThat(good(200, "POST /events/{id}/draw", "{\"places\":3}", "gala"))
        .as("the same again draws nothing")
        .isEqualTo(drawn);
    assertThat(refused("{\"places\":1}")).as("it is drawn").isEqualTo(409);
  }

  @Test
  void aStoryIsPublishedOnceItsPersonHasAgreed() {
    good(200, "POST /members/import", "姓名,手机\n李娜,13900000000\n");
    soon().until(() -> !good(200, "GET /members?q=lina", "").path("items").isEmpty());
    String li = good(200, "GET /members?q=lina", "").at("/items/0/id").asText();
    good(200, "POST /members/{id}/accounts", "{\"user\":\"telegram:" + LI + "\"}", li);
    String words = "{\"member\":\"" + li + "\",\"title\":\"Ten years\",\"text\":\"Well.\"}";
    String story = good(201, "POST /stories", words).path("id").asText();
    String digest = good(200, "GET /stories", "").at("/items/0/digest").asText();
    say(message(LI, LI, "/story agree " + story + " " + digest, Instant.now().getEpochSecond()));
    soon().until(() -> good(200, "GET /stories", "").at("/items/0/agreed").asBoolean());
    assertThat(good(200, "POST /stories/{id}/publish", "", story).path("public").asBoolean())
        .isTrue();
  }

  @Test
  void theOfficeSeesWhatIsOfferedAndNeverByWhom() {
    good(200, "POST /members/import", "姓名,手机\n李娜,13900000000\n");
    soon().until(() -> !good(200, "GET /members?q=lina", "").path("items").isEmpty());
    String li = good(200, "GET /members?q=lina", "").at("/items/0/id").asText();
    good(200, "POST /members/{id}/accounts", "{\"user\":\"telegram:" + LI + "\"}", li);
    say(message(LI, LI, "me name members", Instant.now().getEpochSecond()));
    say(message(LI, LI, "offer: lab space in Shenzhen #lab", Instant.now().getEpochSecond()));
    say(message(LI, LI, "need: a PCB supplier", Instant.now().getEpochSecond()));
    soon().until(() -> good(200, "GET /exchange", "").path("total").asInt() == 2);
    JsonNode offers = good(200, "GET /exchange?kind=OFFER&q=LAB", "");
    assertThat(offers.path("items")).hasSize(1);
    JsonNode card = offers.at("/items/0");
    assertThat(card.path("state").asText()).isEqualTo("OPEN");
    assertThat(card.path("matched").asInt()).isZero();
    assertThat(offers.toString())
        .doesNotContain(li)
        .doesNotContain("telegram")
        .doesNotContain("李娜");
    String id = card.path("id").asText();
    assertThat(good(200, "POST /exchange/{id}/close", "", id).path("state").asText())
        .isEqualTo("CLOSED");
    soon()
        .until(() -> telegram.said(LI).stream()
            .anyMatch(text -> text.contains("lab space in Shenzhen #lab”. If that is a mistake")));
    assertThat(good(200, "GET /exchange?state=CLOSED", "").at("/items/0/id").asText())
        .isEqualTo(id);
    assertThat(good(200, "GET /exchange", "").path("total").asInt()).isEqualTo(1);
    assertThat(good(200, "POST /exchange/{id}/renew", "", id).path("state").asText())
        .isEqualTo("OPEN");
    JsonNode first = good(200, "GET /exchange?state=ALL&limit=1", "");
    assertThat(first.at("/items/0/text").asText()).as("the newest first").contains("PCB");
    JsonNode rest =
        good(200, "GET /exchange?limit=1&cursor=" + first.path("next").asText(), "");
    assertThat(rest.at("/items/0/id").asText()).isEqualTo(id);
    assertThat(mistakes(call("GET /exchange?state=LOST", "", List.of()))).containsExactly("state");
    assertThat(call("POST /exchange/{id}/close", "", List.of(), "99").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aSuggestionIsTakenOnAndAnswered() {
    say(message(LI, LI, "suggest electronic cards", Instant.now().getEpochSecond()));
    soon().until(() -> good(200, "GET /suggestions", "").path("items").size() == 1);
    String id = good(200, "GET /suggestions", "").at("/items/0/id").asText();
    assertThat(good(200, "PATCH /suggestions/{id}", "{\"owner\":\"Ann\"}", id)
            .path("owner")
            .asText())
        .isEqualTo("Ann");
    JsonNode planned = good(
        200, "PATCH /suggestions/{id}", "{\"state\":\"PLANNED\",\"answer\":\"By spring.\"}", id);
    assertThat(planned.path("state").asText()).isEqualTo("PLANNED");
    assertThat(planned.path("owner").asText()).as("stays").isEqualTo("Ann");
    soon().until(() -> telegram.said(LI).stream().anyMatch(text -> text.contains("By spring.")));
    assertThat(mistakes(
            call("PATCH /suggestions/{id}", "{\"state\":\"LOST\",\"answer\":7}", List.of(), id)))
        .containsExactlyInAnyOrder("/state", "/answer");
    assertThat(call("PATCH /suggestions/{id}", "{}", List.of(), "99").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theSystemTellsWhatWasSentAndWhatTheStoreIs() {
    twoGroups();
    JsonNode system = good(200, "GET /system", "");
    assertThat(system.at("/platforms/0/sends/sent").asInt()).isEqualTo(2);
    assertThat(system.at("/platforms/0/heldSeconds").asInt()).isZero();
    assertThat(system.at("/store/version").asText()).matches("\\d+\\.\\d+.*");
    assertThat(system.at("/store/usedMemory").asLong()).isPositive();
    assertThat(system.at("/queues/setAside").asInt()).isZero();
  }
}
