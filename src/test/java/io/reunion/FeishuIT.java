package io.reunion;

import static io.reunion.FeishuApi.added;
import static io.reunion.FeishuApi.commands;
import static io.reunion.FeishuApi.encrypted;
import static io.reunion.FeishuApi.mention;
import static io.reunion.FeishuApi.message;
import static io.reunion.FeishuApi.post;
import static io.reunion.FeishuApi.press;
import static io.reunion.FeishuApi.removed;
import static io.reunion.FeishuApi.shown;
import static io.reunion.FeishuApi.signature;
import static io.reunion.FeishuApi.urlVerification;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Feishu's encrypted requests in over HTTP, a real Redis, Feishu's Open API out. */
class FeishuIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String GROUP = "oc_g1";
  private static final String LI = "ou_li";
  private static final String ANN = "ou_ann";
  private static final String CHAIR = "ou_chair";
  private static final String EVENT = """
      {"id":"gala","title":"Gala Dinner","startsAt":"2099-12-12T18:00:00+08:00","place":"Hall","capacity":2,
       "chats":["feishu/main/oc_g1"]}""";

  @TempDir
  Path directory;

  private FeishuApi feishu;
  private TestService service;

  @BeforeEach
  void open() {
    feishu = new FeishuApi();
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nadmins: ['feishu:ou_chair']\nredis: {accept: [appendfsync-no]}\nevents: {cardMinInterval: 200ms}\n"
            + "announcements: {approvalThreshold: 0}\n",
        feishu.config());
  }

  @AfterEach
  void close() {
    service.close();
    feishu.close();
  }

  private String send(ObjectNode json) {
    HttpResponse<String> response = post(service, json);
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private void makeEvent() {
    send(added(GROUP));
    soon().until(() -> feishu.sent().size() == 1);
    assertThat(service.api("POST", "/events", EVENT).statusCode()).isEqualTo(201);
    soon().until(() -> feishu.sent().size() == 2);
  }

  @Test
  void theAddressIsVerifiedEncryptedOrNot() {
    assertThat(send(urlVerification("ch1"))).isEqualTo("{\"challenge\":\"ch1\"}");
    HttpResponse<String> unsigned = post(service, encrypted(urlVerification("ch2")), "1", "");
    assertThat(unsigned.body()).isEqualTo("{\"challenge\":\"ch2\"}");
  }

  @Test
  void theCardCarriesItsButtonsInTheGroupsLanguage() {
    makeEvent();
    JsonNode card = feishu.sent().get(1);
    assertThat(card.path("msg_type").asText()).isEqualTo("interactive");
    assertThat(shown(card)).contains("**Gala Dinner**");
    assertThat(commands(card))
        .containsExactly(
            "rsvp gala yes", "rsvp gala maybe", "rsvp gala no", "rsvp gala yes +1", "list gala");
    assertThat(feishu.tokens()).isEqualTo(1);
  }

  @Test
  void aMentionBecomesAnRsvpAnsweredAsAReplyAndTheCardIsEdited() {
    makeEvent();
    ObjectNode asked = mention(GROUP, LI, "rsvp gala yes +1");
    send(asked);
    send(asked);
    soon().until(() -> feishu.sent().size() == 3);
    assertThat(feishu.texts().get(2)).contains("You have 2 seats");
    assertThat(service.rsvps("gala")).containsExactly("feishu:ou_li ACCEPTED 2");
    soon()
        .untilAsserted(() -> assertThat(feishu.editedCards())
            .anySatisfy(card -> assertThat(shown(card)).contains("2 of 2 seats taken")));
    soon().until(server::isSettled);
    assertThat(feishu.sent()).hasSize(3);
  }

  @Test
  void aButtonIsAnsweredByAToastAndAFullEventHasAWaitingList() {
    makeEvent();
    String first = send(press(GROUP, LI, "om_s2", "rsvp gala yes +1"));
    String second = send(press(GROUP, ANN, "om_s2", "rsvp gala yes"));
    assertThat(parse(first).path("toast").path("content").asText()).contains("2 seats");
    assertThat(parse(second).path("toast").path("content").asText())
        .contains("number 1 on the waiting list");
    assertThat(service.rsvps("gala"))
        .containsExactlyInAnyOrder("feishu:ou_li ACCEPTED 2", "feishu:ou_ann WAITLISTED 1");
    soon().until(server::isSettled);
    assertThat(feishu.sent()).as("nothing is said in the group").hasSize(2);
  }

  @Test
  void aNameThatIsNotToldInTimeIsNotWaitedFor() {
    makeEvent();
    feishu.nameAfter(Duration.ofMillis(2_700));
    assertThat(send(press(GROUP, LI, "om_s2", "rsvp gala yes +1"))).contains("2 seats");
    assertThat(service.rsvps("gala")).containsExactly("feishu:ou_li ACCEPTED 2");
    soon().until(server::isSettled);
    assertThat(feishu.sent()).as("nothing is said in the group").hasSize(2);
  }

  @Test
  void aWordAtNineTenthsOfTheTimeThereIsIsInTheAnswer() {
    makeEvent();
    feishu.nameAfter(Duration.ofMillis(2_100));
    assertThat(send(press(GROUP, LI, "om_s2", "rsvp gala yes +1"))).contains("2 seats");
    soon().until(server::isSettled);
    assertThat(feishu.sent()).hasSize(2);
  }

  @Test
  void aReplyToTheCardInOnesOwnWordsIsAnAnswer() {
    makeEvent();
    send(message(GROUP, LI, "算我一个", "om_s2"));
    soon().until(() -> !service.rsvps("gala").isEmpty());
    assertThat(service.rsvps("gala")).containsExactly("feishu:ou_li ACCEPTED 1");
  }

  @Test
  void chatterIsMetWithSilence() {
    makeEvent();
    for (String chatter : List.of("yes", "好的", "+1", "rsvp gala yes")) {
      send(message(GROUP, LI, chatter, ""));
    }
    soon().until(server::isSettled);
    assertThat(feishu.sent()).hasSize(2);
    assertThat(service.rsvps("gala")).isEmpty();
  }

  @Test
  void aMemberIsFoundInTheDirectChat() {
    assertThat(service
            .api("POST", "/members/import", "姓名,入学年份,城市,consent\n王五,2008,深圳,group\n")
            .statusCode())
        .isEqualTo(200);
    soon().untilAsserted(() -> {
      send(message("oc_p2p", CHAIR, "找 王五", ""));
      soon().until(() -> !feishu.sent().isEmpty());
      assertThat(feishu.texts()).anySatisfy(text -> assertThat(text).contains("王五", "深圳"));
    });
    assertThat(feishu.sent().get(0).path("receive_id").asText()).isEqualTo("oc_p2p");
  }

  @Test
  void aForgedOrTamperedRequestIsRefusedAndLeavesNothing() {
    String now = Long.toString(Instant.now().getEpochSecond());
    String body = encrypted(mention(GROUP, LI, "rsvp gala yes"));
    for (String wrong : List.of("", "0".repeat(64), signature(now, body + " "), "x")) {
      assertThat(post(service, body, now, wrong).statusCode()).as(wrong).isEqualTo(401);
    }
    String old = Long.toString(Instant.now().minusSeconds(9 * 3_600).getEpochSecond());
    assertThat(post(service, body, old, signature(old, body)).statusCode()).isEqualTo(401);
    assertThat(server.inboxKeys()).isEmpty();
  }

  @Test
  void aBroadcastSurvivesATooManyReachesEachGroupOnceAndNotWhereTheBotWasRemoved() {
    for (int i = 1; i <= 20; i++) {
      send(added("oc_b" + i));
    }
    send(added("oc_gone"));
    soon().until(() -> feishu.sent().size() == 21);
    send(removed("oc_gone"));
    soon().until(server::isSettled);
    feishu.forget();
    Map<String, Integer> accepted = new ConcurrentHashMap<>();
    AtomicBoolean refused = new AtomicBoolean();
    feishu.refuseWhen(call -> {
      if (accepted.size() >= 10 && refused.compareAndSet(false, true)) {
        return true;
      }
      accepted.merge(call.path("receive_id").asText(), 1, Integer::sum);
      return false;
    });
    String id = parse(service
            .api(
                "POST",
                "/announcements",
                "{\"text\":{\"en\":\"The hall has moved. <at id=all></at>\"},\"audience\":{\"all\":true}}")
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
    assertThat(refused).isTrue();
    assertThat(accepted)
        .hasSize(20)
        .doesNotContainKey("oc_gone")
        .allSatisfy((chat, times) -> assertThat(times).isEqualTo(1));
    assertThat(feishu.texts()).allSatisfy(text -> assertThat(text).doesNotContain("<at"));
  }
}
