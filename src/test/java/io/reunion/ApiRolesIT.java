package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.UserId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Every operation of the admin API is forbidden to everybody but those whom its document names. */
class ApiRolesIT extends ApiCalls {
  @Override
  String settings() {
    return "admins: [\"telegram:7\"]\norganisers: [\"telegram:8\"]\n";
  }

  /** Operations that need somebody who is known, in the order in which the document sorts them. */
  private Set<String> guarded() {
    Set<String> guarded = document.operations();
    guarded.removeIf(operation -> document.operation(operation).has("security"));
    assertThat(guarded).hasSizeGreaterThan(60);
    return guarded;
  }

  /** The operations, of those that are guarded, whose document names {@code role}. */
  private Set<String> namedFor(String role) {
    Set<String> named = guarded();
    named.removeIf(operation -> {
      for (JsonNode one : document.operation(operation).path("x-roles")) {
        if (one.asText().equals(role)) {
          return false;
        }
      }
      return true;
    });
    return named;
  }

  /** Those that are not answered 403, each answer held to the document. What is asked for does not exist. */
  private Set<String> allowed(BiFunction<String, String, HttpResponse<String>> send) {
    Set<String> allowed = new TreeSet<>();
    for (String operation : guarded()) {
      String[] parts = operation.split(" ", 2);
      String path = parts[1].contains("/chats/")
          ? filled(parts[1], "telegram", "main", "-9")
          : filled(parts[1], "nothing", "nobody");
      HttpResponse<String> answer = send.apply(parts[0], path);
      if (answer.statusCode() == 403) {
        conforms(operation, answer);
      } else {
        assertThat(answer.statusCode()).as("%s: %s", operation, answer.body()).isNotEqualTo(401);
        allowed.add(operation);
      }
    }
    return allowed;
  }

  private static String body(String method) {
    return method.equals("GET") ? "" : "{}";
  }

  @Test
  void anOrganiserMayWhatTheDocumentSays() {
    ConsoleSession organiser = ConsoleSession.open(service, server, UserId.of("telegram", "8"));
    assertThat(allowed((method, path) -> organiser.send(method, path, body(method))))
        .isEqualTo(namedFor("ORGANISER"));
  }

  /** As {@code listen} and {@code hush} are for admins in a chat. */
  @Test
  void howMuchTheBotSaysInAGroupAnAdminDecides() {
    twoGroups();
    String chat = "/chats/telegram/main/-1001";
    ConsoleSession organiser = ConsoleSession.open(service, server, UserId.of("telegram", "8"));
    for (String change : List.of(
        "{\"listening\":true}",
        "{\"muted\":true}",
        "{\"mutedUntil\":\"2099-01-01T00:00:00Z\"}",
        "{\"perDay\":0}")) {
      HttpResponse<String> refused = organiser.send("PATCH", chat, change);
      assertThat(refused.statusCode()).as(change).isEqualTo(403);
      conforms("PATCH /chats/{platform}/{account}/{chat}", refused);
    }
    JsonNode kept = organiser.get(chat);
    assertThat(kept.path("listening").asBoolean()).isFalse();
    assertThat(kept.path("muted").asBoolean()).isFalse();
    assertThat(organiser
            .send("PATCH", chat, "{\"language\":\"zh\",\"listening\":false}")
            .statusCode())
        .as("nothing of that is changed")
        .isEqualTo(200);
    ConsoleSession admin = ConsoleSession.open(service, server, UserId.of("telegram", "7"));
    assertThat(admin.send("PATCH", chat, "{\"listening\":true,\"muted\":true}").statusCode())
        .isEqualTo(200);
  }

  private ConsoleSession host() {
    String theirs = GALA.replace("\"telegram/main/-1001\"", "");
    good(201, "POST /events", theirs.replace("\"gala\"", "\"other\""));
    good(
        201,
        "POST /events",
        theirs.replace(
            "\"state\"", "\"hosts\":[{\"name\":\"Hua\",\"user\":\"telegram:9\"}],\"state\""));
    return ConsoleSession.open(service, server, UserId.of("telegram", "9"));
  }

  @Test
  void aHostMayWhatTheDocumentSays() {
    ConsoleSession host = host();
    assertThat(allowed((method, path) -> host.send(method, path, body(method))))
        .isEqualTo(namedFor("HOST"))
        .allMatch(operation -> operation.contains(" /events") || operation.contains(" /waiting"));
  }

  /** What hosts may use of one event, but for streams, which have no end. */
  private Set<String> ofAnEvent() {
    Set<String> all = guarded();
    all.retainAll(namedFor("HOST"));
    all.removeIf(operation -> !operation.contains(" /events/{id}") || operation.contains("/live"));
    assertThat(all).hasSizeGreaterThan(15);
    return all;
  }

  @Test
  void toAHostThereIsNoOtherEvent() {
    ConsoleSession host = host();
    for (String operation : ofAnEvent()) {
      String[] parts = operation.split(" ", 2);
      HttpResponse<String> other =
          host.send(parts[0], filled(parts[1], "other", "nobody"), body(parts[0]));
      assertThat(other.statusCode()).as(operation).isEqualTo(404);
      assertThat(other.body()).as(operation).contains("event other");
      HttpResponse<String> own =
          host.send(parts[0], filled(parts[1], "gala", "nobody"), body(parts[0]));
      assertThat(own.statusCode()).as("%s: %s", operation, own.body()).isNotEqualTo(403);
      assertThat(own.body()).as(operation).doesNotContain("no event gala");
      conforms(operation, other);
    }
    for (String path : List.of("/events/other/live", "/events/other/checkins/live")) {
      assertThat(host.send("GET", path, "").statusCode()).as(path).isEqualTo(404);
    }
    assertThat(host.get("/events").path("items").findValuesAsText("id")).containsExactly("gala");
  }

  @Test
  void aHostSeesToTheirEventAsLongAsTheyAreOne() {
    twoGroups();
    good(201, "POST /announcements", LATER);
    assertThat(good(200, "GET /announcements", "").path("items")).hasSize(1);
    ConsoleSession host = host();
    assertThat(host.get("/session").path("role").asText()).isEqualTo("HOST");
    assertThat(host.get("/waiting").path("items")).isEmpty();
    assertThat(host.send("PATCH", "/events/gala", "{\"place\":\"Roof\"}").statusCode())
        .isEqualTo(200);
    assertThat(good(200, "GET /events/{id}", "", "gala").path("place").asText()).isEqualTo("Roof");
    assertThat(host.send("POST", "/events/gala/rsvps", "{\"name\":\"Bo\"}").statusCode())
        .isEqualTo(200);
    assertThat(host.send("GET", "/events/gala/rsvps?format=csv", "").body()).contains("Bo");
    for (String wide : List.of("{\"owners\":[]}", "{\"chats\":[\"telegram/main/-1001\"]}")) {
      assertThat(host.send("PATCH", "/events/gala", wide).statusCode()).as(wide).isEqualTo(403);
    }
    assertThat(host.send("PATCH", "/events/gala?scope=following", "{}").statusCode())
        .isEqualTo(403);
    assertThat(
            host.send("POST", "/events/gala/rsvps", "{\"user\":\"telegram:7\"}").statusCode())
        .as("who that is is in the records")
        .isEqualTo(403);
    good(200, "PATCH /events/{id}", "{\"hosts\":[]}", "gala");
    HttpResponse<String> refused = host.send("GET", "/events/gala", "");
    assertThat(refused.statusCode()).isEqualTo(403);
    conforms("GET /events/{id}", refused);
    assertThat(host.get("/session").path("role").asText()).isEqualTo("GUEST");
  }

  @Test
  void whoHoldsTheApproversTokenMayWhatTheDocumentSays() {
    String approver = "Bearer " + TestService.APPROVER;
    assertThat(allowed((method, path) ->
            service.send(method, "/api/v1" + path, body(method), "Authorization", approver)))
        .isEqualTo(namedFor("APPROVER"));
  }

  @Test
  void anAdminMayEverything() {
    ConsoleSession admin = ConsoleSession.open(service, server, UserId.of("telegram", "7"));
    assertThat(allowed((method, path) -> admin.send(method, path, body(method))))
        .isEqualTo(guarded());
  }

  @Test
  void aSessionChangesNothingWithoutItsWord() {
    ConsoleSession admin = ConsoleSession.open(service, server, UserId.of("telegram", "7"));
    String[] headers = {"Cookie", admin.cookie(), "User-Agent", ConsoleSession.FIREFOX};
    Set<String> reading = guarded();
    reading.removeIf(operation -> !operation.startsWith("GET "));
    assertThat(allowed(
            (method, path) -> service.send(method, "/api/v1" + path, body(method), headers)))
        .isEqualTo(reading);
  }

  /** Whoever reads announcements may be any of them; everything else is forbidden to somebody who is known. */
  @Test
  void onlyAnnouncementsAreOpenToAllRoles() {
    Set<String> all = namedFor("ORGANISER");
    all.retainAll(namedFor("APPROVER"));
    assertThat(all)
        .allMatch(operation -> List.of("GET", "POST").contains(operation.split(" ", 2)[0])
            && operation.contains(" /announcements"));
  }
}
