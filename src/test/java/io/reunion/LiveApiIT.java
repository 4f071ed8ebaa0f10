package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.UserId;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.redis.RedisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What changes is told while it changes, in the shape that the document promises. */
class LiveApiIT extends ApiCalls {
  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  String settings() {
    return "admins: [\"telegram:7\", \"telegram:8\"]\n";
  }

  private BufferedReader follow(String operation, String... names)
      throws IOException, InterruptedException {
    String path = filled(operation.substring("GET ".length()), names);
    return follow(path, new String[] {"Authorization", "Bearer " + TestService.TOKEN}, 200);
  }

  private BufferedReader follow(String path, String[] headers, int status)
      throws IOException, InterruptedException {
    HttpResponse<java.io.InputStream> answer = client.send(
        HttpRequest.newBuilder(URI.create(service.url() + "/api/v1" + path))
            .headers(headers)
            .build(),
        HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains(status == 200 ? "text/event-stream" : "application/problem+json");
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private JsonNode next(BufferedReader lines, String event, String operation) throws IOException {
    String line = lines.readLine();
    while (!line.equals("event: " + event)) {
      line = lines.readLine();
    }
    JsonNode data = parse(lines.readLine().substring("data: ".length()));
    assertThat(document.faultsOfOurs(document.answer(operation, 200), data)).isEmpty();
    return data;
  }

  @Test
  void anAnnouncementIsFollowedToItsEnd() throws IOException, InterruptedException {
    twoGroups();
    String id = good(201, "POST /announcements", TO_ALL).path("id").asText();
    List<String> states = new ArrayList<>();
    try (BufferedReader lines = follow("GET /announcements/{id}/live", id)) {
      states.add(
          next(lines, "progress", "GET /announcements/{id}/live").path("state").asText());
      good(200, "POST /announcements/{id}/approve", "{\"approver\":\"second\"}", id);
      JsonNode last = next(lines, "progress", "GET /announcements/{id}/live");
      while (!last.path("state").asText().equals("DONE")) {
        last = next(lines, "progress", "GET /announcements/{id}/live");
      }
      assertThat(last.at("/counts/sent").asInt()).isEqualTo(2);
      assertThat(lines.lines()).as("the end is told").contains("event: end");
    }
    assertThat(states).containsExactly("AWAITING_APPROVAL");
  }

  @Test
  void anEventTellsItsCounts() throws IOException, InterruptedException {
    twoGroups();
    good(201, "POST /events", GALA);
    try (BufferedReader lines = follow("GET /events/{id}/live", "gala")) {
      assertThat(next(lines, "event", "GET /events/{id}/live")
              .at("/counts/accepted")
              .asInt())
          .isZero();
      say(message(-1001, 11, "/rsvp gala yes +1", Instant.now().getEpochSecond()));
      JsonNode told = next(lines, "event", "GET /events/{id}/live");
      while (told.at("/counts/accepted").asInt() == 0) {
        told = next(lines, "event", "GET /events/{id}/live");
      }
      assertThat(told.path("seatsTaken").asInt()).isEqualTo(2);
    }
  }

  @Test
  void theDoorTellsWhoHasCome() throws IOException, InterruptedException {
    String operation = "GET /events/{id}/checkins/live";
    good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
    good(200, "POST /events/{id}/checkins/open", "{\"place\":\"room\"}", "gala");
    try (BufferedReader lines = follow(operation, "gala")) {
      assertThat(next(lines, "checkins", operation).at("/counts/heads").asInt()).isZero();
      String guest = "{\"name\":\"Walter\",\"walkIn\":true}";
      good(201, "POST /events/{id}/checkins", guest, "gala");
      JsonNode told = next(lines, "checkins", operation);
      while (told.at("/counts/heads").asInt() == 0) {
        told = next(lines, "checkins", operation);
      }
      assertThat(told.at("/counts/heads").asInt()).isOne();
    }
  }

  @Test
  void aGroupInWhichTheBotOnlyListensIsFollowed() throws IOException, InterruptedException {
    String operation = "GET /chats/{platform}/{account}/{chat}/unsaid/live";
    twoGroups();
    String[] group = {"telegram", "main", "-1001"};
    good(200, "PATCH /chats/{platform}/{account}/{chat}", "{\"listening\":true}", group);
    try (BufferedReader lines = follow(operation, group)) {
      assertThat(next(lines, "unsaid", operation).path("items")).isEmpty();
      say(message(-1001, 11, "/help", Instant.now().getEpochSecond()));
      assertThat(next(lines, "unsaid", operation).path("items")).hasSize(1);
    }
  }

  @Test
  void whatWaitsIsFollowed() throws IOException, InterruptedException {
    String operation = "GET /waiting/live";
    twoGroups();
    try (BufferedReader lines = follow(operation);
        BufferedReader second = follow(operation)) {
      JsonNode first = next(lines, "waiting", operation);
      assertThat(first.path("items")).isEmpty();
      assertThat(next(second, "waiting", operation)).isEqualTo(first);
      String id = good(201, "POST /announcements", TO_ALL).path("id").asText();
      for (BufferedReader reader : List.of(lines, second)) {
        JsonNode told = next(reader, "waiting", operation);
        assertThat(told.at("/items/0/kind").asText()).isEqualTo("APPROVAL");
        assertThat(told.at("/items/0/id").asText()).isEqualTo(id);
        assertThat(told.path("events")).isEqualTo(first.path("events"));
      }
      good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
      assertThat(next(lines, "waiting", operation).path("events"))
          .as("an event has come")
          .isNotEqualTo(first.path("events"));
    }
  }

  @Test
  void anImportIsFollowedToItsReport() throws IOException, InterruptedException {
    String operation = "GET /members/imports/{import}/live";
    StringBuilder list = new StringBuilder("姓名,学号\n");
    for (int i = 0; i < 2_000; i++) {
      list.append("甲,").append(i).append('\n');
    }
    String id = good(202, "POST /members/import?background=true", list.toString())
        .path("id")
        .asText();
    try (BufferedReader lines = follow(operation, id)) {
      JsonNode told = next(lines, "import", operation);
      while (!told.has("report")) {
        told = next(lines, "import", operation);
      }
      assertThat(told.path("state").asText()).isEqualTo("DONE");
      assertThat(told.at("/report/added").asInt()).isEqualTo(2_000);
      assertThat(lines.lines()).as("the end is told").contains("event: end");
    }
  }

  @Test
  void assembliesAreFollowed() throws IOException, InterruptedException {
    String operation = "GET /assemblies/live";
    good(200, "POST /members/import", "姓名,手机\n李娜,13900000000\n");
    String li = good(200, "GET /members", "").at("/items/0/id").asText();
    good(200, "POST /members/{id}/accounts", "{\"user\":\"telegram:12\"}", li);
    try (BufferedReader lines = follow(operation)) {
      assertThat(next(lines, "assemblies", operation).path("items")).isEmpty();
      String id =
          good(201, "POST /assemblies", "{\"title\":\"Assembly\"}").path("id").asText();
      JsonNode convened = next(lines, "assemblies", operation).at("/items/0");
      assertThat(convened.path("id").asText()).isEqualTo(id);
      good(
          201,
          "POST /ballots",
          "{\"assembly\":\"" + id + "\",\"title\":\"Statutes\",\"majority\":\"SIMPLE\"}");
      assertThat(next(lines, "assemblies", operation).at("/items/0/ballots"))
          .isNotEqualTo(convened.path("ballots"));
      good(200, "POST /assemblies/{id}/close", "", id);
      assertThat(next(lines, "assemblies", operation).at("/items/0/open").asBoolean())
          .isFalse();
    }
  }

  @Test
  void theSystemIsFollowedWithoutItsSettings() throws IOException, InterruptedException {
    String operation = "GET /system/live";
    try (BufferedReader lines = follow(operation)) {
      JsonNode first = next(lines, "system", operation);
      assertThat(first.has("settings")).isFalse();
      int before = first.at("/platforms/0/webhooks/accepted").asInt();
      say(message(-1001, 11, "/help", Instant.now().getEpochSecond()));
      JsonNode told = next(lines, "system", operation);
      while (told.at("/platforms/0/webhooks/accepted").asInt() == before) {
        told = next(lines, "system", operation);
      }
      assertThat(told.at("/platforms/0/webhooks/accepted").asInt()).isEqualTo(before + 1);
    }
  }

  private BufferedReader follow(ConsoleSession session, String path, int status)
      throws IOException, InterruptedException {
    return follow(
        path,
        new String[] {"Cookie", session.cookie(), "User-Agent", ConsoleSession.FIREFOX},
        status);
  }

  @Test
  void whoSignsOutIsToldNothingMore() throws IOException, InterruptedException {
    good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
    ConsoleSession session = ConsoleSession.open(service, server, UserId.of("telegram", "7"));
    try (BufferedReader lines = follow(session, "/events/gala/live", 200)) {
      next(lines, "event", "GET /events/{id}/live");
      assertThat(session.send("DELETE", "/session", "").statusCode()).isEqualTo(200);
      Duration taken = toItsEnd(lines);
      assertThat(taken).isLessThan(Duration.ofMinutes(2));
    }
    follow(session, "/events/gala/live", 401).close();
  }

  @Test
  void whoseRoleIsTakenAwayIsToldNothingMore() throws IOException, InterruptedException {
    MemberStore members = new MemberStore(server.redis(), Clock.systemUTC());
    good(200, "POST /members/import", "姓名,手机\n李娜,13900000000\n");
    String li = good(200, "GET /members", "").at("/items/0/id").asText();
    good(200, "POST /members/{id}/accounts", "{\"user\":\"telegram:12\"}", li);
    role(members, li, Role.ADMIN);
    ConsoleSession session = ConsoleSession.open(service, server, UserId.of("telegram", "12"));
    try (BufferedReader lines = follow(session, "/system/live", 200)) {
      next(lines, "system", "GET /system/live");
      role(members, li, Role.ORGANISER);
      assertThat(toItsEnd(lines)).isLessThan(Duration.ofMinutes(2));
    }
    follow(session, "/system/live", 403).close();
  }

  @Test
  void whoHoldsTheEventNoMoreIsToldNothingMore() throws IOException, InterruptedException {
    String held = GALA.replace("\"telegram/main/-1001\"", "")
        .replace("\"state\"", "\"hosts\":[{\"name\":\"Hua\",\"user\":\"telegram:9\"}],\"state\"");
    good(201, "POST /events", held);
    ConsoleSession session = ConsoleSession.open(service, server, UserId.of("telegram", "9"));
    follow(session, "/waiting/live", 200).close();
    try (BufferedReader lines = follow(session, "/events/gala/live", 200)) {
      next(lines, "event", "GET /events/{id}/live");
      good(200, "PATCH /events/{id}", "{\"hosts\":[]}", "gala");
      assertThat(toItsEnd(lines)).isLessThan(Duration.ofMinutes(2));
    }
    follow(session, "/events/gala/live", 403).close();
    follow(session, "/waiting/live", 403).close();
  }

  @Test
  void oneWhoOpensPageAfterPageLeavesRoomForOthers() throws IOException, InterruptedException {
    good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
    ConsoleSession one = ConsoleSession.open(service, server, UserId.of("telegram", "7"));
    List<BufferedReader> pages = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      pages.add(follow(one, "/events/gala/live", 200));
    }
    try (BufferedReader refused = follow(one, "/waiting/live", 429)) {
      assertThat(parse(refused.readLine()).path("detail").asText())
          .isEqualTo("You have 8 pages open that follow what changes; close one of them.");
    }
    follow(
            ConsoleSession.open(service, server, UserId.of("telegram", "8")),
            "/events/gala/live",
            200)
        .close();
    follow("GET /events/{id}/live", "gala").close();
    pages.get(0).close();
    soon().untilAsserted(() -> follow(one, "/waiting/live", 200).close());
    for (BufferedReader page : pages) {
      page.close();
    }
  }

  private static void role(MemberStore members, String id, Role role) {
    RedisServer.await(
        members.change(new MemberId(id), member -> member.with(new Member.Standing(role, true))));
  }

  /** How long it took until nothing more came; without an end of its own the stream goes on for ten minutes. */
  private static Duration toItsEnd(BufferedReader lines) {
    long from = System.nanoTime();
    assertThat(lines.lines()).doesNotContain("event: end");
    return Duration.ofNanos(System.nanoTime() - from);
  }

  @Test
  void whatIsNotThereIsAProblemAndNoStream() {
    assertThat(service.api("GET", "/events/nothing/live", "").statusCode()).isEqualTo(404);
    assertThat(service.api("GET", "/announcements/nothing/live", "").statusCode())
        .isEqualTo(404);
  }
}
