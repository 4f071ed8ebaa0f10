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
