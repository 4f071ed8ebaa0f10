package io.reunion;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.reunion.Soon.soon;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.linecorp.bot.parser.LineSignatureValidator;
import io.reunion.redis.RedisServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** LINE over HTTP, its requests signed by LINE's own library; replies by token, cards and announcements by push. */
class LineIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final String SECRET = "line-secret";

  @TempDir
  Path directory;

  private final WireMockServer api =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private TestService service;

  @BeforeEach
  void open() {
    api.start();
    api.stubFor(any(anyUrl())
        .willReturn(okJson("{\"displayName\":\"Li\",\"sentMessages\":[{\"id\":\"77\"}]}")));
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nadmins: ['line:Uchair']\nredis: {accept: [appendfsync-no]}\n"
            + "announcements: {approvalThreshold: 0}\n",
        "line: {main: {channelSecret: " + SECRET
            + ", channelAccessToken: t, apiBase: 'http://localhost:" + api.port() + "'}}\n");
  }

  @AfterEach
  void close() {
    service.close();
    api.stop();
  }

  private static ObjectNode event(String type, String group, String user) {
    ObjectNode event = JSON.createObjectNode()
        .put("type", type)
        .put("mode", "active")
        .put("timestamp", Instant.now().toEpochMilli())
        .put("webhookEventId", "ev" + NUMBERS.incrementAndGet())
        .put("replyToken", "reply" + NUMBERS.incrementAndGet());
    ObjectNode source = event.putObject("source");
    source.put("type", group.isEmpty() ? "user" : "group");
    if (!group.isEmpty()) {
      source.put("groupId", group);
    }
    if (!user.isEmpty()) {
      source.put("userId", user);
    }
    return event;
  }

  private static ObjectNode message(String group, String user, String text) {
    ObjectNode event = event("message", group, user);
    ObjectNode message = event
        .putObject("message")
        .put("id", "m" + NUMBERS.incrementAndGet())
        .put("type", "text")
        .put("text", group.isEmpty() ? text : "@Reunion " + text);
    if (!group.isEmpty()) {
      message
          .putObject("mention")
          .putArray("mentionees")
          .addObject()
          .put("index", 0)
          .put("length", 8)
          .put("isSelf", true);
    }
    return event;
  }

  private int post(String signature, ObjectNode... events) {
    ObjectNode body = JSON.createObjectNode().put("destination", "U0");
    List.of(events).forEach(body.putArray("events")::add);
    String text = body.toString();
    byte[] signed = new LineSignatureValidator(SECRET.getBytes(StandardCharsets.UTF_8))
        .generateSignature(text.getBytes(StandardCharsets.UTF_8));
    String right = Base64.getEncoder().encodeToString(signed);
    return service
        .send(
            "POST",
            "/webhooks/line/main",
            text,
            "x-line-signature",
            signature.isEmpty() ? right : signature)
        .statusCode();
  }

  private void send(ObjectNode... events) {
    assertThat(post("", events)).isEqualTo(200);
  }

  private List<JsonNode> calls(String method) {
    return api.findAll(postRequestedFor(urlEqualTo("/v2/bot/message/" + method))).stream()
        .map(request -> parse(request.getBodyAsString()))
        .toList();
  }

  private List<String> said(String method) {
    return calls(method).stream()
        .map(call -> call.path("messages").path(0))
        .map(said -> said.path("text").asText() + said.path("altText").asText())
        .toList();
  }

  @Test
  void aWholeDialogueRepliesFreelyAndPushesTheCard() {
    send(event("join", "C1", ""));
    soon().until(() -> calls("push").size() == 1);
    assertThat(service
            .api(
                "POST",
                "/events",
                "{\"id\":\"gala\",\"title\":\"Gala Dinner\",\"startsAt\":\"2099-12-12T18:00:00+08:00\","
                    + "\"capacity\":2,\"chats\":[\"line/main/C1\"]}")
            .statusCode())
        .isEqualTo(201);
    soon().until(() -> calls("push").size() == 2);
    assertThat(calls("push").get(1).findValuesAsText("data")).contains("rsvp gala yes");
    ObjectNode press = event("postback", "C1", "Uann");
    press.putObject("postback").put("data", "rsvp gala yes");
    ObjectNode asked = message("C1", "Uli", "rsvp gala yes");
    send(asked, press);
    send(asked);
    soon().until(() -> said("reply").size() == 2);
    assertThat(parse(service.api("GET", "/events/gala/rsvps", "").body()).toString())
        .contains("\"line:Uli\"", "\"line:Uann\"");
    assertThat(calls("push")).as("nothing more that counts").hasSize(2);
    assertThat(service
            .api("POST", "/members/import", "姓名,入学年份,城市,consent\n王五,2008,深圳,group\n")
            .statusCode())
        .isEqualTo(200);
    soon().untilAsserted(() -> {
      send(message("", "Uchair", "find 王五"));
      soon().until(() -> said("reply").size() > 2);
      assertThat(said("reply")).anySatisfy(text -> assertThat(text).contains("王五", "深圳"));
    });
  }

  @Test
  void aBroadcastIsPushedToEveryGroupOnce() {
    send(event("join", "C1", ""), event("join", "C2", ""), event("join", "C3", ""));
    soon().until(() -> calls("push").size() == 3);
    send(event("leave", "C3", ""));
    soon()
        .untilAsserted(() -> assertThat(service.api("GET", "/chats", "").body()).contains("false"));
    api.resetRequests();
    String id = parse(service
            .api(
                "POST",
                "/announcements",
                "{\"text\":{\"en\":\"The hall has moved.\"},\"audience\":{\"all\":true}}")
            .body())
        .path("id")
        .asText();
    soon()
        .until(() -> parse(service.api("GET", "/announcements/" + id, "").body())
            .path("state")
            .asText()
            .equals("DONE"));
    assertThat(calls("push"))
        .extracting(call -> call.path("to").asText())
        .containsExactlyInAnyOrder("C1", "C2");
  }

  @Test
  void whatIsUnknownIsTakenAndIgnoredAndCounted() {
    send(event("future", "C1", "Uli"));
    assertThat(service.ignored("line/main")).isEqualTo(1);
  }

  @Test
  void aForgedRequestIsRefused() {
    assertThat(post("A".repeat(43) + "=", message("C1", "Uli", "rsvp gala yes")))
        .isEqualTo(401);
  }
}
