package io.reunion;

import static io.reunion.DingTalkApi.buttons;
import static io.reunion.DingTalkApi.mac;
import static io.reunion.DingTalkApi.post;
import static io.reunion.DingTalkApi.postPress;
import static io.reunion.DingTalkApi.press;
import static io.reunion.DingTalkApi.shown;
import static io.reunion.Soon.soon;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.redis.RedisServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** DingTalk's signed requests in over HTTP, a real Redis; cards, session webhooks and group messages out. */
class DingTalkIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String GROUP = "cid1==";
  private static final String SETTINGS =
      "association: {language: en}\nadmins: ['dingtalk:chair']\nredis: {accept: [appendfsync-no]}\n"
          + "events: {cardMinInterval: 200ms}\nannouncements: {approvalThreshold: 0}\n";
  private static final String EVENT = """
      {"id":"gala","title":"Gala Dinner","startsAt":"2099-12-12T18:00:00+08:00","place":"Hall","capacity":2,
       "chats":["dingtalk/main/cid1=="]}""";

  @TempDir
  Path directory;

  private DingTalkApi dingtalk;
  private TestService service;

  @BeforeEach
  void open() {
    dingtalk = new DingTalkApi();
    service = another(Clock.systemUTC());
  }

  @AfterEach
  void close() {
    service.close();
    dingtalk.close();
  }

  private void send(ObjectNode message) {
    assertThat(post(service, message).statusCode()).isEqualTo(200);
  }

  private JsonNode makeEvent() {
    send(dingtalk.message(GROUP, "li", "help"));
    soon().until(() -> dingtalk.answered().size() == 1);
    assertThat(service.api("POST", "/events", EVENT).statusCode()).isEqualTo(201);
    soon().until(() -> dingtalk.cards().size() == 1);
    return dingtalk.cards().get(0);
  }

  @Test
  void aMessageIsAnsweredWhereItCameFrom() {
    JsonNode card = makeEvent();
    assertThat(shown(card)).contains("**Gala Dinner**");
    ObjectNode asked = dingtalk.message(GROUP, "li", "rsvp gala yes +1");
    send(asked);
    send(asked);
    soon().until(() -> dingtalk.answered().size() == 2);
    assertThat(dingtalk.answered().get(1)).contains("You have 2 seats");
    assertThat(service.rsvps("gala")).containsExactly("dingtalk:li ACCEPTED 2");
    soon()
        .untilAsserted(() -> assertThat(dingtalk.editedCards()).anySatisfy(edited -> {
          assertThat(edited.path("outTrackId")).isEqualTo(card.path("outTrackId"));
          assertThat(shown(edited)).contains("2 of 2 seats taken");
        }));
    assertThat(dingtalk.pushed()).as("nothing that counts against the month").isEmpty();
    assertThat(dingtalk.answered()).hasSize(2);
  }

  @Test
  void aButtonIsAnsweredAtTheFootOfTheCardAndAFullEventHasAWaitingList() {
    JsonNode card = makeEvent();
    String track = card.path("outTrackId").asText();
    List<JsonNode> buttons = buttons(card);
    String first = postPress(service, press(track, "li", buttons.get(3))).body();
    String second = postPress(service, press(track, "ann", buttons.get(0))).body();
    assertThat(first).contains("\"tips\"", "2 seats");
    assertThat(second).contains("number 1 on the waiting list");
    assertThat(service.rsvps("gala"))
        .containsExactlyInAnyOrder("dingtalk:li ACCEPTED 2", "dingtalk:ann WAITLISTED 1");
    assertThat(dingtalk.answered()).hasSize(1);
    assertThat(dingtalk.pushed()).isEmpty();
  }

  @Test
  void aMemberIsFoundInTheDirectChat() {
    assertThat(service
            .api("POST", "/members/import", "姓名,入学年份,城市,consent\n王五,2008,深圳,group\n")
            .statusCode())
        .isEqualTo(200);
    soon().untilAsserted(() -> {
      send(dingtalk.message("", "chair", "找 王五"));
      soon().until(() -> !dingtalk.answered().isEmpty());
      assertThat(dingtalk.answered()).anySatisfy(text -> assertThat(text).contains("王五", "深圳"));
    });
  }

  @Test
  void aBroadcastIsPushedToEveryGroupOnce() {
    for (String group : List.of("cid1==", "cid2==", "cid3==")) {
      send(dingtalk.message(group, "li", "help"));
    }
    soon().until(() -> dingtalk.answered().size() == 3);
    String id = parse(service
            .api(
                "POST",
                "/announcements",
                "{\"text\":{\"en\":\"The hall has moved.\"},\"audience\":{\"all\":true}}")
            .body())
        .path("id")
        .asText();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(250))
        .until(() -> parse(service.api("GET", "/announcements/" + id, "").body())
            .path("state")
            .asText()
            .equals("DONE"));
    assertThat(dingtalk.pushed())
        .extracting(call -> call.path("openConversationId").asText())
        .containsExactlyInAnyOrder("cid1==", "cid2==", "cid3==");
    assertThat(dingtalk.pushed())
        .allSatisfy(
            call -> assertThat(call.path("msgParam").asText()).contains("The hall has moved."));
  }

  /** It signs a moment and no words: whoever has seen one could put it above words of their own, at another instance. */
  @Test
  void aSignatureThatOneInstanceHasSeenIsGoodForNothingElseAtAnother() {
    ObjectNode message = dingtalk.message(GROUP, "li", "rsvp gala yes");
    String now = Long.toString(Instant.now().toEpochMilli());
    String sign = mac(now + "\ndingtalk-client-secret");
    assertThat(post(service, message, now, sign).statusCode()).isEqualTo(200);
    TestService later = another(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(30)));
    try {
      ObjectNode forged = message.deepCopy().put("senderStaffId", "chair");
      assertThat(post(later, forged, now, sign).statusCode()).isEqualTo(401);
      assertThat(post(later, message, now, sign).statusCode())
          .as("which never learnt that it was taken")
          .isEqualTo(200);
    } finally {
      later.close();
    }
  }

  private TestService another(Clock clock) {
    return TestService.start(directory, server.uri(), SETTINGS, dingtalk.config(), clock);
  }

  @Test
  void aForgedOrOldRequestIsRefusedAndLeavesNothing() {
    ObjectNode message = dingtalk.message(GROUP, "li", "rsvp gala yes");
    String now = Long.toString(Instant.now().toEpochMilli());
    String old = Long.toString(Instant.now().minusSeconds(3_700).toEpochMilli());
    assertThat(post(service, message, now, "x").statusCode()).isEqualTo(401);
    assertThat(post(service, message, now, mac(now)).statusCode()).isEqualTo(401);
    assertThat(
            post(service, message, old, mac(old + "\ndingtalk-client-secret")).statusCode())
        .isEqualTo(401);
    assertThat(server.inboxKeys()).isEmpty();
  }
}
