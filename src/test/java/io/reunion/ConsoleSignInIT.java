package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Host;
import io.reunion.event.Terms;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A link from the bot opens the console once, in one browser, with the rights of the one who asked. */
class ConsoleSignInIT {
  private static final int ADMIN = 7;
  private static final int BEIJING = 8;
  private static final int GUEST = 9;
  private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";
  private static final String CHROME =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";
  private static final Pattern CODE = Pattern.compile("/console/enter#([A-Za-z0-9_-]{32})");

  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @TempDir
  Path directory;

  private TelegramBotApi telegram;
  private TestService service;

  @BeforeEach
  void open() {
    telegram = new TelegramBotApi();
    service = TestService.start(directory, server.uri(), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        server: {publicUrl: "http://alumni.example.org/"}
        admins: ["telegram:7"]
        chapters:
          - {id: beijing, name: {zh: 北京, en: Beijing}, timeZone: Asia/Shanghai, admins: ["telegram:8"]}
        """, telegram.config());
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
  }

  private String told(int person, String words) {
    int before = telegram.said(person).size();
    assertThat(TelegramBotApi.post(
                service, message(person, person, words, Instant.now().getEpochSecond()))
            .statusCode())
        .isEqualTo(200);
    await().atMost(Duration.ofSeconds(20)).until(() -> telegram.said(person).size() > before);
    return telegram.said(person).get(before);
  }

  private String code(int person) {
    Matcher link = CODE.matcher(told(person, "/console"));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private HttpResponse<String> enter(String code, String browser) {
    return service.send(
        "POST", "/api/v1/session", "{\"code\":\"" + code + "\"}", "User-Agent", browser);
  }

  private static String cookie(HttpResponse<String> entered) {
    String set = entered.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(set).contains("HTTPOnly", "SameSite=Strict", "Path=/");
    return set.substring(0, set.indexOf(';'));
  }

  private HttpResponse<String> with(String cookie, String method, String path, String... more) {
    List<String> headers = new ArrayList<>(List.of("Cookie", cookie, "User-Agent", FIREFOX));
    headers.addAll(List.of(more));
    return service.send(method, "/api/v1" + path, "{}", headers.toArray(String[]::new));
  }

  private JsonNode audit(boolean refused) {
    return parse(service.api("GET", "/audit?refused=" + refused, "").body()).path("items");
  }

  @Test
  void aLinkOpensOneSessionOnce() {
    String code = code(ADMIN);
    HttpResponse<String> entered = enter(code, FIREFOX);
    assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
    JsonNode session = parse(entered.body());
    assertThat(session.path("role").asText()).isEqualTo("ADMIN");
    assertThat(session.path("id").asText()).isEqualTo("telegram:7");
    String cookie = cookie(entered);
    assertThat(with(cookie, "GET", "/members").statusCode()).isEqualTo(200);
    assertThat(parse(with(cookie, "GET", "/session").body()).path("csrf").asText())
        .isEqualTo(session.path("csrf").asText());
    assertThat(enter(code, FIREFOX).statusCode()).as("used").isEqualTo(410);
    assertThat(enter("x".repeat(32), FIREFOX).statusCode()).as("guessed").isEqualTo(410);
    assertThat(with(cookie, "DELETE", "/session").statusCode()).isEqualTo(200);
    assertThat(with(cookie, "GET", "/members").statusCode()).as("signed out").isEqualTo(401);
    assertThat(audit(false).findValuesAsText("what")).contains("signed in");
    assertThat(audit(true).findValuesAsText("what"))
        .hasSize(3)
        .contains("POST /api/v1/session", "GET /api/v1/members");
  }

  @Test
  void onlyOurOwnPagesChangeAnything() {
    HttpResponse<String> entered = enter(code(ADMIN), FIREFOX);
    String cookie = cookie(entered);
    String csrf = parse(entered.body()).path("csrf").asText();
    assertThat(with(cookie, "POST", "/events").statusCode()).as("no word").isEqualTo(403);
    assertThat(with(cookie, "POST", "/events", "X-Reunion-Csrf", "guess").statusCode())
        .isEqualTo(403);
    assertThat(with(
                cookie, "POST", "/events", "X-Reunion-Csrf", csrf, "Origin", "https://evil.example")
            .statusCode())
        .as("another site")
        .isEqualTo(403);
    assertThat(
            with(cookie, "POST", "/events", "X-Reunion-Csrf", csrf, "Sec-Fetch-Site", "cross-site")
                .statusCode())
        .isEqualTo(403);
    assertThat(with(cookie, "POST", "/events", "X-Reunion-Csrf", csrf).statusCode())
        .as("let in, and told what an event needs")
        .isEqualTo(422);
    assertThat(audit(true)).hasSize(4);
    assertThat(audit(false).get(0).path("who").asText()).isEqualTo("telegram:7");
    assertThat(audit(false).get(0).path("outcome").asText()).isEqualTo("422");
  }

  @Test
  void aSessionInAnotherBrowserEnds() {
    String cookie = cookie(enter(code(ADMIN), FIREFOX));
    assertThat(service
            .send("GET", "/api/v1/members", "", "Cookie", cookie, "User-Agent", CHROME)
            .statusCode())
        .isEqualTo(401);
    assertThat(with(cookie, "GET", "/members").statusCode()).as("ended").isEqualTo(401);
    assertThat(audit(true).findValuesAsText("what"))
        .as("both are in the log")
        .containsExactly("GET /api/v1/members", "GET /api/v1/members");
  }

  @Test
  void whoIsNoAdminGetsNoAdminsPages() {
    HttpResponse<String> entered = enter(code(BEIJING), FIREFOX);
    JsonNode session = parse(entered.body());
    assertThat(session.path("role").asText()).isEqualTo("ORGANISER");
    assertThat(session.path("chapters")).hasSize(1);
    assertThat(with(cookie(entered), "GET", "/session").statusCode()).isEqualTo(200);
    assertThat(with(cookie(entered), "GET", "/audit").statusCode()).isEqualTo(403);
    assertThat(told(GUEST, "/console")).doesNotContain("enter#");
  }

  @Test
  void whoeverHoldsAnEventSignsInUntilItIsLongPast() {
    assertThat(told(GUEST, "/help")).doesNotContain("console");
    held("ancient", Duration.ofDays(-31));
    assertThat(told(GUEST, "/console")).as("long past").contains("for organisers");
    held("recent", Duration.ofDays(-29));
    // Another instance has written it: here it is known within two seconds.
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> CODE.matcher(told(GUEST, "/console")).find());
    HttpResponse<String> entered = enter(code(GUEST), FIREFOX);
    assertThat(told(GUEST, "/help")).contains("console");
    assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
    assertThat(parse(entered.body()).path("role").asText()).isEqualTo("HOST");
    String cookie = cookie(entered);
    assertThat(parse(with(cookie, "GET", "/events").body()).path("items").findValuesAsText("id"))
        .containsExactly("recent");
    assertThat(with(cookie, "GET", "/events/ancient").statusCode()).isEqualTo(404);
    String late = code(GUEST);
    String gone = "{\"hosts\":[]}";
    assertThat(service.api("PATCH", "/events/recent", gone).statusCode()).isEqualTo(200);
    assertThat(with(cookie, "GET", "/events").statusCode()).isEqualTo(403);
    assertThat(enter(late, FIREFOX).statusCode()).as("a link from before").isEqualTo(410);
    assertThat(told(GUEST, "/console")).contains("for organisers");
  }

  @Test
  void whoHoldsAnEventKeepsItThoughTheyHaveBecomeAnOrganiserSince() {
    held("tea", Duration.ofDays(3));
    MemberStore members = new MemberStore(server.redis(), Clock.systemUTC());
    MemberId gus = Dialogue.member(members, Map.of(Field.NAME, List.of("Gus")), GUEST);
    become(members, gus, Role.MEMBER);
    String cookie = cookie(enter(code(GUEST), FIREFOX));
    become(members, gus, Role.ORGANISER);
    assertThat(with(cookie, "GET", "/events/tea").statusCode()).isEqualTo(200);
    assertThat(with(cookie, "GET", "/members").statusCode())
        .as("until they sign in anew they have what they had")
        .isEqualTo(403);
    cookie = cookie(enter(code(GUEST), FIREFOX));
    assertThat(with(cookie, "GET", "/members").statusCode()).isEqualTo(200);
  }

  private static void become(MemberStore members, MemberId id, Role role) {
    Member member = RedisServer.await(members.get(id)).orElseThrow();
    RedisServer.await(members.put(member.with(new Member.Standing(role, true))));
  }

  /** An event of theirs which begins so long from now, and lasts for no time. */
  private static void held(String id, Duration away) {
    Instant start = Instant.now().plus(away);
    Host host = new Host(
        "Gus", Optional.of(UserId.of("telegram", Integer.toString(GUEST))), Optional.empty());
    Event event = new Event(
            new EventId(id),
            "Tea",
            start,
            Optional.of(start.plusSeconds(1)),
            ZoneOffset.UTC,
            "",
            Optional.empty(),
            4,
            Event.Policy.FIT,
            Optional.empty(),
            Event.State.OPEN,
            List.of(),
            0,
            1)
        .under(Terms.NONE.withHosts(List.of(host)));
    RedisServer.await(new EventStore(server.redis()).create(event, id));
  }

  @Test
  void anOrganiserHasTheEventsOfTheirChapters() {
    for (String owned : List.of("[\"beijing\"]", "[]")) {
      String id = owned.equals("[]") ? "theirs" : "ours";
      assertThat(service
              .api(
                  "POST",
                  "/events",
                  "{\"id\":\"" + id
                      + "\",\"title\":\"Tea\",\"startsAt\":\"2099-05-01T09:00:00Z\",\"owners\":"
                      + owned + "}")
              .statusCode())
          .isEqualTo(201);
    }
    HttpResponse<String> entered = enter(code(BEIJING), FIREFOX);
    String cookie = cookie(entered);
    String csrf = parse(entered.body()).path("csrf").asText();
    assertThat(parse(with(cookie, "GET", "/events").body()).path("items").findValuesAsText("id"))
        .containsExactly("ours");
    assertThat(with(cookie, "GET", "/events/ours/rsvps").statusCode()).isEqualTo(200);
    assertThat(with(cookie, "GET", "/events/ours/checkins").statusCode()).isEqualTo(200);
    for (String theirs : List.of("", "/rsvps", "/journal", "/live", "/checkins")) {
      assertThat(with(cookie, "GET", "/events/theirs" + theirs).statusCode())
          .as(theirs)
          .isEqualTo(404);
    }
    assertThat(create(cookie, csrf, "[\"beijing\"]", "")).isEqualTo(201);
    assertThat(create(cookie, csrf, "[\"london\"]", "")).isEqualTo(403);
    assertThat(create(cookie, csrf, "[]", "")).isEqualTo(422);
    assertThat(create(cookie, csrf, "[\"beijing\"]", "telegram/main/-5")).isEqualTo(403);
    new RoomStore(server.redis())
        .put(new Room(
            ChatId.parse("telegram/main/-5"),
            ChatKind.GROUP,
            "Beijing",
            Optional.empty(),
            Optional.empty(),
            Optional.of("beijing"),
            true))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    assertThat(create(cookie, csrf, "[\"beijing\"]", "telegram/main/-5")).isEqualTo(201);
    assertThat(change(cookie, csrf, "ours", "{\"place\":\"Hall\"}")).isEqualTo(200);
    assertThat(change(cookie, csrf, "ours", "{\"owners\":[]}")).isEqualTo(403);
    assertThat(change(cookie, csrf, "ours", "{\"chats\":[]}")).isEqualTo(403);
    assertThat(change(cookie, csrf, "theirs", "{\"place\":\"Hall\"}")).isEqualTo(404);
    for (String forbidden :
        List.of("/system", "/members/export", "/audit", "/poison", "/members/duplicates")) {
      HttpResponse<String> refused = with(cookie, "GET", forbidden);
      assertThat(refused.statusCode()).as(forbidden).isEqualTo(403);
      assertThat(parse(refused.body()).path("detail").asText())
          .isEqualTo("This needs the role ADMIN.");
    }
  }

  private int create(String cookie, String csrf, String owners, String chat) {
    String chats = chat.isEmpty() ? "" : ",\"chats\":[\"" + chat + "\"]";
    return service
        .send(
            "POST",
            "/api/v1/events",
            "{\"title\":\"Tea\",\"startsAt\":\"2099-05-01T09:00:00Z\",\"owners\":" + owners + chats
                + "}",
            "Cookie",
            cookie,
            "User-Agent",
            FIREFOX,
            "X-Reunion-Csrf",
            csrf)
        .statusCode();
  }

  private int change(String cookie, String csrf, String event, String body) {
    return service
        .send(
            "PATCH",
            "/api/v1/events/" + event,
            body,
            "Cookie",
            cookie,
            "User-Agent",
            FIREFOX,
            "X-Reunion-Csrf",
            csrf)
        .statusCode();
  }

  @Test
  void inAGroupNobodyGetsALink() {
    int before = telegram.said(-1001).size();
    assertThat(TelegramBotApi.post(
                service, message(-1001, ADMIN, "/console", Instant.now().getEpochSecond()))
            .statusCode())
        .isEqualTo(200);
    await().atMost(Duration.ofSeconds(20)).until(() -> telegram.said(-1001).size() > before);
    assertThat(telegram.said(-1001)).noneMatch(said -> said.contains("enter#"));
  }
}
