package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.PlatformStandIn.Delivery;
import io.reunion.redis.RedisServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * One whole dialogue over HTTP, the same on every platform: authentic requests in, a real Redis, the platform's API as WireMock
 * out. A platform's own test hands in its stand-in and adds what only it has.
 */
abstract class PlatformDialogue {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String CHAIR = "chair";

  @TempDir
  Path directory;

  PlatformStandIn platform;
  TestService service;

  abstract PlatformStandIn standIn();

  @BeforeEach
  void open() {
    platform = standIn();
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nadmins: ['" + platform.account(CHAIR)
            + "']\nredis: {accept: [appendfsync-no]}\nevents: {cardMinInterval: 200ms}\n"
            + "announcements: {approvalThreshold: 0}\n",
        platform.config());
  }

  @AfterEach
  void close() {
    service.close();
    platform.close();
  }

  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
  }

  final void send(Delivery delivery) {
    assertThat(platform.send(service, delivery).statusCode()).isBetween(200, 204);
  }

  final JsonNode api(String method, String path, String body) {
    HttpResponse<String> answer = service.api(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return parse(answer.body());
  }

  final void enter() {
    send(platform.entered());
    soon().until(() -> service.api("GET", "/chats", "").body().contains(platform.group()));
  }

  final void makeEvent() {
    enter();
    api(
        "POST",
        "/events",
        "{\"id\":\"gala\",\"title\":\"Gala Dinner\",\"startsAt\":\"2099-12-12T18:00:00+08:00\","
            + "\"capacity\":2,\"chats\":[\"" + platform.group() + "\"]}");
    soon().until(() -> platform.said().stream().anyMatch(text -> text.contains("Gala Dinner")));
  }

  final List<String> rsvps() {
    List<String> lines = new ArrayList<>();
    api("GET", "/events/gala/rsvps", "")
        .path("items")
        .forEach(item ->
            lines.add(item.path("user").asText() + " " + item.path("status").asText()));
    return lines;
  }

  @Test
  void peopleAnswerByButtonAndByText() {
    makeEvent();
    send(platform.pressed("ann", "rsvp gala yes"));
    Delivery asked = platform.written("li", "rsvp gala yes");
    send(asked);
    send(asked);
    soon().until(() -> rsvps().size() == 2);
    assertThat(rsvps())
        .containsExactlyInAnyOrder(
            platform.account("ann") + " ACCEPTED", platform.account("li") + " ACCEPTED");
    send(platform.written("zhao", "rsvp gala yes"));
    soon().until(() -> rsvps().contains(platform.account("zhao") + " WAITLISTED"));
  }

  @Test
  void anAdminFindsAMember() {
    enter();
    api("POST", "/members/import", "姓名,入学年份,城市,consent\n王五,2008,深圳,group\n");
    soon().untilAsserted(() -> {
      send(platform.direct(CHAIR, "find 王五"));
      soon().until(() -> !platform.saidAlone().isEmpty());
      assertThat(platform.saidAlone()).anySatisfy(text -> assertThat(text).contains("王五", "深圳"));
    });
  }

  @Test
  void anAnnouncementIsSaidOnceAndMentionsNobody() {
    enter();
    String evil =
        "@everyone @here @room @**all** <@1> <@!2> <at id=all></at> [x](https://x.example)";
    String id = api(
            "POST",
            "/announcements",
            "{\"text\":{\"en\":\"The hall has moved. " + evil + "\"},\"audience\":{\"all\":true}}")
        .path("id")
        .asText();
    soon()
        .until(
            () -> api("GET", "/announcements/" + id, "").path("state").asText().equals("DONE"));
    assertThat(platform.said().stream().filter(text -> text.contains("The hall has moved")))
        .singleElement()
        .matches(platform::mentionsNobody);
  }

  @Test
  void whatIsUnknownIsTakenAndIgnoredAndCounted() {
    send(platform.unknown());
    assertThat(service.ignored("/main")).isEqualTo(1);
  }

  @Test
  void aForgedRequestIsRefusedAndLeavesNothing() {
    Delivery forged = platform.forged(platform.written("li", "rsvp gala yes"));
    assertThat(platform.send(service, forged).statusCode()).isIn(401, 403);
    assertThat(RedisServer.<List<String>>await(server.redis().call(c -> c.keys("inbox:*"))))
        .isEmpty();
  }
}
