package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers and optional rules by API, and what is refused there. */
class EventRsvpsApiIT extends Dialogue {
  @BeforeEach
  void event() {
    makeEvent();
  }

  private JsonNode api(int status, String method, String path, String body) {
    var answer = service.api(method, path, body);
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
    return answer.body() == null || answer.body().isBlank() ? parse("{}") : parse(answer.body());
  }

  private List<String> mistakes(JsonNode problem) {
    return problem.path("errors").findValuesAsText("at").isEmpty()
        ? problem.path("errors").findValuesAsText("pointer")
        : problem.path("errors").findValuesAsText("at");
  }

  @Test
  void anOrganiserPutsAnswersDownForOthersAndTakesThemAway() {
    members();
    JsonNode ann = api(200, "POST", "/events/gala/rsvps", """
        {"user":"telegram:12","seats":2,"guests":["Bob"]}""");
    assertThat(ann.path("status").asText()).isEqualTo("ACCEPTED");
    assertThat(ann.path("name").asText()).isEqualTo("Ann Lee");
    JsonNode carla = api(200, "POST", "/events/gala/rsvps", """
        {"name":"Carla"}""");
    assertThat(carla.path("status").asText()).isEqualTo("WAITLISTED");
    assertThat(carla.path("position").asInt()).isEqualTo(1);
    conversation.in(ANN).says(ANN, "/rsvp gala yes +1", "You have 2 seats");
    assertThat(api(200, "DELETE", "/events/gala/rsvps/" + ann.path("id").asText(), "")
            .path("status")
            .asText())
        .isEqualTo("WITHDRAWN");
    api(404, "DELETE", "/events/gala/rsvps/u:telegram:999", "");
    JsonNode items = api(200, "GET", "/events/gala/rsvps", "").path("items");
    assertThat(items).hasSize(1);
    assertThat(items.get(0).path("status").asText()).isEqualTo("ACCEPTED");
    assertThat(items.get(0).path("id").asText()).isEqualTo(carla.path("id").asText());
    assertThat(api(200, "GET", "/events/gala/journal", "").path("items").toString())
        .contains("Carla", "\"understood\":\"API\"");
  }

  @Test
  void whatCannotBeChangesNothingAndIsSaid() {
    api(404, "POST", "/events/none/rsvps", "{\"name\":\"Bob\"}");
    assertThat(mistakes(api(422, "POST", "/events/gala/rsvps", """
        {"seats":5,"where":"ONLINE","answers":{"Age?":"7"},"colour":"red"}"""))).hasSize(5);
    api(200, "POST", "/events/gala/rsvps", "{\"name\":\"Bob\",\"seats\":2}");
    api(409, "POST", "/events/gala/rsvps", "{\"name\":\"Bob\",\"seats\":3}");
    api(422, "PATCH", "/events/gala", "{\"capacity\":1}");
    api(422, "PATCH", "/events/gala", "{\"startsAt\":\"2026-11-01T10:00:00\"}");
    api(422, "PATCH", "/events/gala", "{\"endsAt\":\"2026-12-12T10:00:00\"}");
    api(422, "PATCH", "/events/gala", "{\"deadline\":\"2026-12-13T10:00:00\"}");
    api(200, "PATCH", "/events/gala", "{\"deadline\":\"2026-11-18T01:00:00Z\"}");
    api(409, "POST", "/events/gala/rsvps", "{\"name\":\"Dan\"}");
    conversation.in(GROUP).says(LI, "/rsvp gala yes", "time to sign up");
    api(200, "PATCH", "/events/gala", "{\"deadline\":null,\"state\":\"CLOSED\"}");
    api(409, "POST", "/events/gala/rsvps", "{\"name\":\"Eve\"}");
    assertThat(api(200, "GET", "/events/gala/rsvps", "").path("items")).hasSize(1);
  }

  @Test
  void optionalRulesAreSetByApiAndEachMistakeIsNamed() {
    JsonNode event = api(200, "PATCH", "/events/gala", """
        {"online":{"url":"https://meet.example.org/x"},"onlineSeats":0,
         "questions":[{"text":"Meal?","choices":["meat","none"],"required":true}],
         "invited":{"chapters":["shenzhen"],"classYears":[2008]},
         "hosts":[{"name":"Li","user":"telegram:11"}],"owners":["shenzhen"]}""");
    assertThat(event.at("/online/open").asBoolean(true)).isFalse();
    assertThat(event.at("/invited/classYears/0").asInt()).isEqualTo(2008);
    conversation.in(GROUP).says(LI, "/event close gala", "takes no answers any more");
    conversation.in(GROUP).says(LI, "/event open gala", "takes answers again");
    JsonNode put = api(200, "POST", "/events/gala/rsvps", """
        {"name":"Bob","where":"ONLINE","answers":{"Meal?":"meat"}}""");
    assertThat(put.path("where").asText()).isEqualTo("ONLINE");
    assertThat(api(200, "GET", "/events/gala/rsvps", "")
            .at("/items/0/answers/Meal?")
            .asText())
        .isEqualTo("meat");
    api(422, "PATCH", "/events/gala", "{\"onlineSeats\":null}");
    assertThat(mistakes(api(422, "PATCH", "/events/gala", """
        {"online":{"url":"javascript:alert(1)"},"questions":[{"text":"A","choices":["x"]},{"text":"A"}],
         "invited":{"chapters":["mars"]},"hosts":[{"name":"Li"}],"owners":["a","b"]}"""))).hasSize(6);
    JsonNode cleared = api(200, "PATCH", "/events/gala", """
        {"online":null,"questions":[],"invited":{},"hosts":[],"owners":[]}""");
    assertThat(cleared.has("online") || cleared.has("hosts") || cleared.has("invited"))
        .isFalse();
  }

  @Test
  void whatIsOverIsPastEverywhere() {
    // Soon, but not before the request is there on a machine that is busy.
    Instant start = clock.instant().plusSeconds(10);
    api(201, "POST", "/events", """
        {"id":"brief","title":"Brief","startsAt":"%s","endsAt":"%s","chats":["telegram/main/-1001"]}""".formatted(start, start.plusSeconds(1)));
    soon()
        .until(() -> api(200, "GET", "/events/brief", "").path("state").asText().equals("PAST"));
    conversation
        .in(GROUP)
        .says(LI, "/rsvp brief yes", "“Brief” is over")
        .says(LI, "/rsvp brief", "This is over")
        .says(LI, "/报名 brief 待定", "已经结束了");
    api(409, "POST", "/events/brief/rsvps", "{\"name\":\"Bob\"}");
  }
}
