package io.reunion;

import static io.reunion.TelegramBotApi.added;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.UserId;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.member.Privacy;
import io.reunion.redis.RedisServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whoever organises one chapter sees and does in the console what is that chapter's, and nothing else. */
class ChapterOrganiserIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String TEXT = "{\"text\":{\"en\":\"Hello\"},\"audience\":";

  @TempDir
  Path directory;

  private TelegramBotApi telegram;
  private TestService service;
  private ConsoleSession beijing;

  @BeforeEach
  void open() {
    telegram = new TelegramBotApi();
    service = TestService.start(directory, server.uri(), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        admins: ["telegram:7"]
        chapters:
          - {id: beijing, name: {zh: 北京校友会, en: Beijing}, timeZone: Asia/Shanghai, admins: ["telegram:8"]}
          - {id: berlin, name: {zh: 柏林校友会, en: Berlin}, timeZone: Europe/Berlin}
        """, telegram.config());
    beijing = ConsoleSession.open(service, server, UserId.of("telegram", "8"));
    for (long chat : List.of(-1001L, -1002L)) {
      TelegramBotApi.post(service, added(chat));
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> parse(service.api("GET", "/chats", "").body()).path("items").size() == 2);
    chapter("-1001", "beijing");
    chapter("-1002", "berlin");
  }

  private void chapter(String chat, String id) {
    assertThat(service
            .api("PATCH", "/chats/telegram/main/" + chat, "{\"chapter\":\"" + id + "\"}")
            .statusCode())
        .isEqualTo(200);
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
  }

  private int does(String method, String path, String body) {
    return beijing.send(method, path, body).statusCode();
  }

  @Test
  void theirGroups() {
    assertThat(beijing.get("/chats").path("items").findValuesAsText("id"))
        .containsExactly("telegram/main/-1001");
    assertThat(does("PATCH", "/chats/telegram/main/-1001", "{\"language\":\"zh\"}"))
        .isEqualTo(200);
    assertThat(does("GET", "/chats/telegram/main/-1001/unsaid", "")).isEqualTo(200);
    assertThat(does("PATCH", "/chats/telegram/main/-1002", "{\"language\":\"zh\"}"))
        .isEqualTo(404);
    for (String path : List.of("/unsaid", "/unsaid/live")) {
      assertThat(does("GET", "/chats/telegram/main/-1002" + path, "")).as(path).isEqualTo(404);
    }
    assertThat(does("PATCH", "/chats/telegram/main/-1001", "{\"chapter\":\"berlin\"}"))
        .as("whose group it is")
        .isEqualTo(403);
  }

  @Test
  void whoHoldsAnEventOfAnotherChapterOrganisesNothingThere() {
    String walk =
        "{\"id\":\"walk\",\"title\":\"Walk\",\"startsAt\":\"2099-05-01T09:00:00Z\",\"owners\":[\"berlin\"],"
            + "\"hosts\":[{\"name\":\"Bo\",\"user\":\"telegram:8\"}]}";
    assertThat(service.api("POST", "/events", walk).statusCode()).isEqualTo(201);
    assertThat(does("PATCH", "/events/walk", "{\"place\":\"Lake\"}")).isEqualTo(200);
    String others = "{\"hosts\":[{\"name\":\"Al\",\"user\":\"telegram:9\"}]}";
    assertThat(does("PATCH", "/events/walk", others)).as("who holds it").isEqualTo(403);
    assertThat(does("POST", "/events/walk/series", "{\"every\":\"week\",\"count\":60}"))
        .as("59 more events of that chapter")
        .isEqualTo(403);
  }

  @Test
  void theirAnnouncements() {
    String mine = parse(beijing
            .send("POST", "/announcements", TEXT + "{\"chapters\":[\"beijing\"]}}")
            .body())
        .path("id")
        .asText();
    String theirs = parse(service
            .api("POST", "/announcements", TEXT + "{\"chapters\":[\"berlin\"]}}")
            .body())
        .path("id")
        .asText();
    String everybody = parse(
            service.api("POST", "/announcements", TEXT + "{\"all\":true}}").body())
        .path("id")
        .asText();
    JsonNode seen = beijing.get("/announcements").path("items");
    assertThat(seen.findValuesAsText("id")).containsExactly(mine);
    assertThat(seen.at("/0/authorName").asText()).isEqualTo("telegram:8");
    for (String audience : List.of(
        "{\"all\":true}",
        "{\"chapters\":[\"berlin\"]}",
        "{\"chapters\":[\"beijing\",\"berlin\"]}",
        "{\"chats\":[\"telegram/main/-1001\"]}",
        "{\"to\":\"members\",\"all\":true}")) {
      assertThat(does("POST", "/announcements", TEXT + audience + "}"))
          .as(audience)
          .isEqualTo(403);
      assertThat(does("POST", "/announcements/preview", TEXT + audience + "}"))
          .as(audience)
          .isEqualTo(403);
    }
    for (String other : List.of(theirs, everybody)) {
      for (String path : List.of("", "/deliveries", "/report", "/live")) {
        assertThat(does("GET", "/announcements/" + other + path, "")).as(path).isEqualTo(404);
      }
      for (String path : List.of("/pause", "/cancel", "/resume", "/retry", "/resend", "/recall")) {
        assertThat(does("POST", "/announcements/" + other + path, "{}"))
            .as(path)
            .isEqualTo(404);
      }
    }
    assertThat(does("POST", "/announcements/" + mine + "/approve", "{}")).isEqualTo(403);
    assertThat(does("GET", "/announcements/" + mine + "/report", "")).isEqualTo(200);
  }

  @Test
  void theirMembersAsAnyMemberSeesThem() {
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    member(store, "Ann Lee", "北京校友会", Privacy.UNASKED.consenting(Audience.MEMBERS));
    member(
        store,
        "Bea Lee",
        "beijing",
        Privacy.UNASKED.consenting(Audience.MEMBERS).choosing(Field.CITY, Audience.NOBODY));
    member(store, "Carl Lee", "Berlin", Privacy.UNASKED.consenting(Audience.MEMBERS));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            parse(service.api("GET", "/members?q=Lee", "").body()).path("total").asInt() == 3);
    for (String path : List.of("/members", "/members?q=Lee")) {
      JsonNode seen = beijing.get(path);
      assertThat(seen.path("items").findValuesAsText("name"))
          .as(path)
          .containsExactlyInAnyOrder("Ann Lee", "Bea Lee");
      assertThat(seen.path("items").findValuesAsText("city")).as(path).containsExactly("Shanghai");
      assertThat(seen.has("total")).as(path).isFalse();
    }
    assertThat(beijing.get("/members?limit=1").path("items")).hasSize(1);
  }

  private static void member(MemberStore store, String name, String chapter, Privacy privacy) {
    RedisServer.await(store.put(Member.unstored(
            MemberId.random(),
            new Particulars(Map.of(
                Field.NAME, List.of(name),
                Field.CHAPTER, List.of(chapter),
                Field.CITY, List.of("Shanghai"))))
        .with(privacy)));
  }

  @Test
  void whatWaitsForThemAndNobodyElse() {
    service.api(
        "POST",
        "/announcements",
        "{\"text\":{\"en\":\"Hi\"},\"sendAt\":\"2099-01-01T00:00:00Z\",\"audience\":{\"chapters\":[\"berlin\"]}}");
    String mine = parse(service
            .api(
                "POST",
                "/announcements",
                "{\"text\":{\"en\":\"Hi\"},\"sendAt\":\"2099-01-01T00:00:00Z\",\"audience\":{\"chapters\":[\"beijing\"]}}")
            .body())
        .path("id")
        .asText();
    assertThat(does("POST", "/announcements/" + mine + "/pause", "{}")).isEqualTo(200);
    JsonNode waits = beijing.get("/waiting").path("items");
    assertThat(waits).hasSize(1);
    assertThat(waits.at("/0/kind").asText()).isEqualTo("PAUSED");
    assertThat(waits.at("/0/title").asText()).isEqualTo("Hi");
  }
}
