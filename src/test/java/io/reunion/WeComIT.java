package io.reunion;

import static io.reunion.Soon.soon;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.redis.RedisServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** WeCom's encrypted requests in over HTTP and answered in their own responses; groups' webhooks out. */
class WeComIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String EVENT = """
      {"id":"gala","title":"Gala Dinner","startsAt":"2099-12-12T18:00:00+08:00","place":"Hall","capacity":2,
       "chats":["wecom/main/wr1"]}""";

  @TempDir
  Path directory;

  private WeComApi wecom;
  private TestService service;

  @BeforeEach
  void open() {
    wecom = new WeComApi();
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nadmins: ['wecom:chair']\nredis: {accept: [appendfsync-no]}\n"
            + "events: {cardMinInterval: 200ms}\nannouncements: {approvalThreshold: 0}\n",
        wecom.config());
  }

  @AfterEach
  void close() {
    service.close();
    wecom.close();
  }

  private HttpResponse<String> send(ObjectNode json) {
    HttpResponse<String> response = wecom.post(service, json);
    assertThat(response.statusCode()).isEqualTo(200);
    return response;
  }

  /** What the bot says in the response to a message. */
  private String answer(String chat, String user, String text) {
    return wecom
        .opened(send(wecom.message(chat, user, text)))
        .path("stream")
        .path("content")
        .asText();
  }

  private void makeEvent() {
    assertThat(answer("wr1", "li", "help")).contains("help rsvp");
    assertThat(service.api("POST", "/events", EVENT).statusCode()).isEqualTo(201);
    soon().until(() -> wecom.pushed("key-1").size() == 1);
  }

  @Test
  void whereItOnlyListensNotEvenDotsAreShown() {
    makeEvent();
    assertThat(service
            .api("PATCH", "/chats/wecom/main/wr1", "{\"listening\":true}")
            .statusCode())
        .isEqualTo(200);
    assertThat(send(wecom.message("wr1", "li", "rsvp gala yes")).body()).isEmpty();
    assertThat(service.rsvps("gala")).isEmpty();
    soon()
        .until(() -> service
            .api("GET", "/chats/wecom/main/wr1/unsaid", "")
            .body()
            .contains("You have a seat"));
  }

  @Test
  void theAddressIsVerifiedByItsEcho() {
    HttpResponse<String> answer = wecom.verify(service, "1616140317555161061");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("1616140317555161061");
  }

  @Test
  void aMessageIsAnsweredInItsOwnResponse() {
    makeEvent();
    assertThat(answer("wr1", "li", "rsvp gala yes +1")).contains("You have 2 seats");
    assertThat(service.rsvps("gala")).containsExactly("wecom:li ACCEPTED 2");
    assertThat(wecom.responses()).isEmpty();
  }

  @Test
  void anEventsCardComesWithItsButtonsAndIsPushedWithWhatToType() {
    makeEvent();
    assertThat(wecom.pushed("key-1").get(0)).contains("**Gala Dinner**", "`/rsvp gala yes`");
    JsonNode shown = wecom.opened(send(wecom.message("wr1", "li", "rsvp gala")));
    assertThat(shown.path("msgtype").asText()).startsWith("stream");
  }

  @Test
  void aButtonIsAnsweredAtItsResponseUrlAndAFullEventHasAWaitingList() {
    makeEvent();
    send(wecom.press("wr1", "li", "rsvp gala yes +1"));
    send(wecom.press("wr1", "ann", "rsvp gala yes"));
    soon().until(() -> wecom.responses().size() == 2);
    assertThat(wecom.responses().toString()).contains("2 seats", "number 1 on the waiting list");
    assertThat(service.rsvps("gala"))
        .containsExactlyInAnyOrder("wecom:li ACCEPTED 2", "wecom:ann WAITLISTED 1");
  }

  @RepeatedTest(3)
  void aRetryHasNoSecondEffect() {
    makeEvent();
    ObjectNode asked = wecom.message("wr1", "li", "rsvp gala yes");
    assertThat(wecom.opened(send(asked)).at("/stream/content").asText()).contains("seat");
    assertThat(wecom.opened(send(asked)).at("/stream/content").asText())
        .as("whoever asks again hears the same")
        .contains("You have a seat");
    assertThat(service.rsvps("gala")).containsExactly("wecom:li ACCEPTED 1");
    assertThat(wecom.responses()).isEmpty();
  }

  @Test
  void aMemberIsFoundInTheDirectChat() {
    assertThat(service
            .api("POST", "/members/import", "姓名,入学年份,城市,consent\n王五,2008,深圳,group\n")
            .statusCode())
        .isEqualTo(200);
    soon().untilAsserted(() -> assertThat(answer("", "chair", "找 王五")).contains("王五", "深圳"));
  }

  @Test
  void aBroadcastGoesThroughTheGroupsWebhooks() {
    answer("wr1", "li", "help");
    answer("wr2", "li", "help");
    answer("wr3", "li", "help");
    String id = parse(service
            .api(
                "POST",
                "/announcements",
                "{\"text\":{\"en\":\"The hall has moved. <@all>\"},\"audience\":{\"all\":true}}")
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
    JsonNode counts =
        parse(service.api("GET", "/announcements/" + id, "").body()).path("counts");
    assertThat(counts.path("sent").asInt()).isEqualTo(2);
    assertThat(counts.path("failed").asInt()).as("a group without a webhook").isEqualTo(1);
    for (String key : List.of("key-1", "key-2")) {
      assertThat(wecom.pushed(key))
          .singleElement()
          .asString()
          .contains("The hall has moved.")
          .doesNotContain("<@");
    }
  }

  @Test
  void aForgedOrOldRequestIsRefusedAndLeavesNothing() {
    ObjectNode message = wecom.message("wr1", "li", "rsvp gala yes");
    for (String wrong : List.of("x", "0".repeat(40))) {
      assertThat(wecom.post(service, message, Instant.now(), wrong).statusCode())
          .isEqualTo(401);
    }
    assertThat(wecom.post(service, message, Instant.now().minusSeconds(660), "").statusCode())
        .isEqualTo(401);
    assertThat(server.inboxKeys()).isEmpty();
  }
}
