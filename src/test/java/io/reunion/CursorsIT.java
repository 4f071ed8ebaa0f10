package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Long lists are read a page at a time, and what is put in or taken out meanwhile moves nobody out of sight. */
class CursorsIT extends ApiCalls {
  /** All of a list by pages of {@code limit}, with something done between them; the elements' {@code field}s. */
  private List<String> all(
      String operation, int limit, String field, Runnable between, String... names) {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < 50; page++) {
      String more = (operation.contains("?") ? "&" : "?") + "limit=" + limit
          + (cursor.isEmpty()
              ? ""
              : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
      JsonNode answer = good(200, operation + more, "", names);
      assertThat(answer.path("items").size()).isLessThanOrEqualTo(limit);
      answer.path("items").forEach(item -> seen.add(item.path(field).asText()));
      if (!answer.has("next")) {
        return seen;
      }
      cursor = answer.path("next").asText();
      between.run();
    }
    throw new AssertionError("no end: " + seen);
  }

  private void event(String id) {
    good(
        201,
        "POST /events",
        "{\"id\":\"" + id + "\",\"title\":\"T\",\"startsAt\":\"2099-01-01T00:00:00Z\"}");
  }

  @Test
  void eventsAndAnswersAreReadByPages() {
    for (int i = 0; i < 7; i++) {
      event("m" + i);
    }
    int[] made = {0};
    List<String> events = all("GET /events", 2, "id", () -> event("a" + made[0]++));
    assertThat(events).containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6");
    for (int i = 0; i < 5; i++) {
      good(200, "POST /events/{id}/rsvps", "{\"name\":\"Guest " + i + "\"}", "m0");
    }
    List<String> known = new ArrayList<>();
    good(200, "GET /events/{id}/rsvps", "", "m0")
        .path("items")
        .forEach(item -> known.add(item.path("id").asText()));
    assertThat(all(
            "GET /events/{id}/rsvps",
            2,
            "id",
            () -> good(
                200,
                "POST /events/{id}/rsvps",
                "{\"name\":\"Guest 0\",\"status\":\"DECLINED\"}",
                "m0"),
            "m0"))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void announcementsDeliveriesAndTheLogAreReadByPages() {
    twoGroups();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(
          0,
          good(201, "POST /announcements", TO_ALL.replace("Hello", "Hello " + i))
              .path("id")
              .asText());
    }
    assertThat(all("GET /announcements", 2, "id", () -> good(201, "POST /announcements", LATER)))
        .containsExactlyInAnyOrderElementsOf(made)
        .doesNotHaveDuplicates();
    good(200, "POST /announcements/{id}/approve", "", made.get(0));
    soon()
        .until(() -> good(200, "GET /announcements/{id}", "", made.get(0))
            .path("state")
            .asText()
            .equals("DONE"));
    assertThat(all("GET /announcements/{id}/deliveries", 1, "chat", () -> {}, made.get(0)))
        .containsExactly("telegram/main/-1001", "telegram/main/-1002");
    int done = good(200, "GET /audit?limit=200", "").path("items").size();
    assertThat(all("GET /audit", 3, "id", () -> event("z" + System.nanoTime() % 1_000_000_000)))
        .hasSize(done)
        .doesNotHaveDuplicates();
  }

  @Test
  void membersAreReadByPages() {
    StringBuilder csv = new StringBuilder("姓名,手机,城市\n");
    for (int i = 0; i < 30; i++) {
      csv.append("王测试")
          .append((char) ('一' + i))
          .append(",1380000")
          .append(1000 + i)
          .append(",Berlin\n");
    }
    good(200, "POST /members/import", csv.toString());
    soon().until(() -> good(200, "GET /members?q=Berlin", "").path("total").asInt() == 30);
    assertThat(all("GET /members", 7, "id", () -> {})).hasSize(30).doesNotHaveDuplicates();
    int[] more = {0};
    assertThat(all(
            "GET /members?q=Berlin",
            7,
            "id",
            () -> good(
                200,
                "POST /members/import",
                "姓名,手机,城市\n赵新,1390000" + (2000 + more[0]++) + ",Berlin\n")))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThanOrEqualTo(30);
  }

  @Test
  void aCursorIsOfItsListAndNothingElse() {
    event("one");
    event("two");
    String next = good(200, "GET /events?limit=1", "").path("next").asText();
    assertThat(next).doesNotContain("one");
    for (String bad : List.of("x", "%20", "bm90aGluZw", next + "x!")) {
      assertThat(mistakes(
              call("GET /events?limit=1&cursor=" + bad.replace("!", "%21"), "", List.of())))
          .containsExactly("cursor");
    }
    for (String other : List.of("GET /announcements", "GET /members", "GET /audit")) {
      assertThat(mistakes(call(other + "?cursor=" + next, "", List.of())))
          .as(other)
          .containsExactly("cursor");
    }
    assertThat(parse(service.api("GET", "/members?cursor=bWVtYmVycwpmb28", "").body())
            .path("status")
            .asInt())
        .isEqualTo(422);
  }
}
