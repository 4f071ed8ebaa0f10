package io.reunion;

import static io.reunion.SlackApi.joined;
import static io.reunion.SlackApi.mention;
import static io.reunion.SlackApi.message;
import static io.reunion.SlackApi.post;
import static io.reunion.SlackApi.postAt;
import static io.reunion.SlackApi.urlVerification;
import static io.reunion.Soon.soon;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.SlackApi.Delivery;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Slack's signed requests in over HTTP, a real Redis, Slack's Web API out. */
class SlackIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String CHANNEL = "C1";
  private static final String LI = "U11";
  private static final String ANN = "U12";
  private static final String EVENT = """
      {"id":"gala","title":"Gala Dinner","startsAt":"2099-12-12T18:00:00+08:00","place":"Hall","capacity":2,
       "chats":["slack/main/C1"]}""";

  @TempDir
  Path directory;

  private SlackApi slack;
  private TestService service;

  @BeforeEach
  void open() {
    slack = new SlackApi();
    service = TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nadmins: ['slack:T1.U19']\nredis: {accept: [appendfsync-no]}\n"
            + "events: {cardMinInterval: 200ms}\n"
            + "announcements: {approvalThreshold: 0}\n",
        slack.config());
  }

  @AfterEach
  void close() {
    service.close();
    slack.close();
  }

  private void send(Delivery delivery, String... headers) {
    assertThat(post(service, delivery, headers).statusCode()).isEqualTo(200);
  }

  private List<String> posted() {
    return slack.texts("chat.postMessage", CHANNEL);
  }

  private List<String> whispered() {
    return slack.texts("chat.postEphemeral", CHANNEL);
  }

  private void makeEvent() {
    send(joined(CHANNEL, SlackApi.BOT));
    soon().until(() -> posted().size() == 1);
    assertThat(service.api("POST", "/events", EVENT).statusCode()).isEqualTo(201);
    soon().until(() -> posted().size() == 2);
  }

  @Test
  void theAddressIsVerifiedWithTheChallenge() {
    HttpResponse<String> answer = post(service, urlVerification("3eZbrw1aB"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("3eZbrw1aB");
  }

  @Test
  void aMentionBecomesAnRsvpAnsweredToOnePersonAndTheCardIsEdited() {
    makeEvent();
    send(mention(CHANNEL, LI, "rsvp gala yes +1"));
    soon().until(() -> whispered().size() == 1);
    JsonNode answer = slack.calls("chat.postEphemeral").get(0);
    assertThat(answer.path("user").asText()).isEqualTo(LI);
    assertThat(answer.path("text").asText()).contains("You have 2 seats");
    assertThat(service.rsvps("gala")).containsExactly("slack:T1.U11 ACCEPTED 2");
    soon()
        .untilAsserted(() -> assertThat(slack.texts("chat.update", CHANNEL))
            .anySatisfy(text -> assertThat(text).contains("2 of 2 seats taken")));
    assertThat(posted()).hasSize(2);
  }

  @Test
  void theSameMessageAsMessageAndAsMentionHasOneEffect() {
    makeEvent();
    String ts = SlackApi.ts();
    String text = "<@" + SlackApi.BOT + "> rsvp gala yes";
    send(message("message", CHANNEL, LI, text, ts));
    send(message("app_mention", CHANNEL, LI, text, ts));
    soon().until(() -> !whispered().isEmpty());
    soon().until(server::isSettled);
    assertThat(whispered()).hasSize(1);
    assertThat(service.rsvps("gala")).containsExactly("slack:T1.U11 ACCEPTED 1");
  }

  @Test
  void aRetryHasNoSecondEffect() {
    makeEvent();
    Delivery first = mention(CHANNEL, LI, "rsvp gala yes");
    send(first);
    send(first, "X-Slack-Retry-Num", "1", "X-Slack-Retry-Reason", "http_timeout");
    soon().until(() -> !whispered().isEmpty());
    send(first, "X-Slack-Retry-Num", "2", "X-Slack-Retry-Reason", "http_timeout");
    soon().until(server::isSettled);
    assertThat(whispered()).hasSize(1);
    assertThat(service.rsvps("gala")).containsExactly("slack:T1.U11 ACCEPTED 1");
  }

  @Test
  void aButtonIsAnsweredBesideTheChannelAndAFullEventHasAWaitingList() {
    makeEvent();
    String card = "1700000000.000100";
    send(slack.press(CHANNEL, LI, card, "rsvp gala yes +1"));
    send(slack.press(CHANNEL, ANN, card, "rsvp gala yes"));
    soon().until(() -> slack.responses().size() == 2);
    assertThat(slack.responses().get(0).path("text").asText()).contains("2 seats");
    assertThat(slack.responses().get(1).path("text").asText())
        .contains("number 1 on the waiting list");
    assertThat(slack.responses()).allSatisfy(answer -> {
      assertThat(answer.path("response_type").asText()).isEqualTo("ephemeral");
      assertThat(answer.path("replace_original").asBoolean(true)).isFalse();
    });
    assertThat(posted()).hasSize(2);
    assertThat(service.rsvps("gala"))
        .containsExactlyInAnyOrder("slack:T1.U11 ACCEPTED 2", "slack:T1.U12 WAITLISTED 1");
  }

  @Test
  void theCardCarriesItsButtons() {
    makeEvent();
    List<JsonNode> posts = slack.calls("chat.postMessage");
    assertThat(posts.get(1).findValuesAsText("value"))
        .containsExactly(
            "rsvp gala yes", "rsvp gala maybe", "rsvp gala no", "rsvp gala yes +1", "list gala");
  }

  @Test
  void theBotsOwnArrivalIsGreetedOnceAndAnybodyElsesIsNot() {
    Delivery arrival = joined(CHANNEL, SlackApi.BOT);
    send(arrival);
    send(arrival, "X-Slack-Retry-Num", "1");
    send(joined(CHANNEL, LI));
    soon().until(() -> !posted().isEmpty());
    soon().until(server::isSettled);
    assertThat(posted()).singleElement().asString().contains("I speak only when I am asked");
  }

  @Test
  void chatterIsMetWithSilence() {
    makeEvent();
    for (String chatter : List.of("yes", "好的", "+1", "rsvp gala yes", "<@U99> rsvp gala yes")) {
      send(message("message", CHANNEL, LI, chatter, SlackApi.ts()));
    }
    soon().until(server::isSettled);
    assertThat(posted()).hasSize(2);
    assertThat(whispered()).isEmpty();
    assertThat(service.rsvps("gala")).isEmpty();
  }

  @Test
  void aDirectMessageNeedsNoMention() {
    makeEvent();
    send(message("message", "D1", LI, "rsvp gala maybe", SlackApi.ts()));
    soon().until(() -> slack.texts("chat.postMessage", "D1").size() == 1);
    assertThat(slack.texts("chat.postMessage", "D1").get(0)).contains("maybe");
    assertThat(service.rsvps("gala")).containsExactly("slack:T1.U11 TENTATIVE 0");
  }

  @Test
  void aMemberIsFoundInTheDirectChat() {
    assertThat(service
            .api("POST", "/members/import", "姓名,入学年份,城市,consent\n王五,2008,深圳,group\n")
            .statusCode())
        .isEqualTo(200);
    soon().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
      send(message("message", "D9", "U19", "find 王五", SlackApi.ts()));
      assertThat(slack.texts("chat.postMessage", "D9"))
          .anySatisfy(text -> assertThat(text).contains("王五", "深圳"));
    });
  }

  @Test
  void aReplayOutsideFiveMinutesIsRefusedAndLeavesNothing() {
    Delivery delivery = mention(CHANNEL, LI, "rsvp gala yes");
    assertThat(postAt(service, delivery, Instant.now().minusSeconds(301)).statusCode())
        .isEqualTo(401);
    assertThat(postAt(service, delivery, Instant.now().plusSeconds(330)).statusCode())
        .isEqualTo(401);
    assertThat(server.inboxKeys()).isEmpty();
  }

  @Test
  void aForgedRequestIsRefusedAndLeavesNothing() {
    Delivery delivery = mention(CHANNEL, LI, "rsvp gala yes");
    long now = Instant.now().getEpochSecond();
    for (String signature : List.of("", "v0=", "v0=" + "0".repeat(64), "v1=" + "0".repeat(64))) {
      assertThat(post(service, delivery, now, signature).statusCode())
          .as(signature)
          .isEqualTo(401);
    }
    assertThat(service
            .send("POST", "/webhooks/slack/main", delivery.body(), "Content-Type", "text/plain")
            .statusCode())
        .isEqualTo(401);
    assertThat(server.inboxKeys()).isEmpty();
  }

  @Test
  void aTamperedBodyIsRefused() {
    Delivery signed = mention(CHANNEL, LI, "rsvp gala yes");
    Delivery tampered =
        new Delivery(signed.body().replace("gala yes", "gala no "), signed.contentType());
    HttpResponse<String> fine = post(service, signed);
    String signature = fine.request().headers().firstValue("X-Slack-Signature").orElseThrow();
    long timestamp =
        fine.request().headers().firstValueAsLong("X-Slack-Request-Timestamp").orElseThrow();
    assertThat(fine.statusCode()).isEqualTo(200);
    assertThat(post(service, tampered, timestamp, signature).statusCode()).isEqualTo(401);
  }

  @Test
  void aBroadcastSurvivesATooManyInTheMiddleAndReachesEachChannelOnce() {
    // To greet each of them would take as long as the broadcast.
    RoomStore rooms = new RoomStore(server.redis());
    for (int i = 1; i <= 60; i++) {
      ChatId chat = ChatId.parse("slack/main/CB" + i);
      RedisServer.await(rooms.put(Room.seen(chat, ChatKind.GROUP, "channel " + i)));
    }
    Map<String, Integer> accepted = new ConcurrentHashMap<>();
    AtomicBoolean refused = new AtomicBoolean();
    slack.refuseWhen(call -> {
      if (accepted.size() == 30 && refused.compareAndSet(false, true)) {
        return true;
      }
      accepted.merge(call.path("channel").asText(), 1, Integer::sum);
      return false;
    });
    String id = parse(service
            .api(
                "POST",
                "/announcements",
                "{\"text\":{\"en\":\"The hall has moved.\"},\"audience\":{\"all\":true}}")
            .body())
        .path("id")
        .asText();
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(250))
        .until(() -> announcement(id).path("state").asText().equals("DONE"));
    assertThat(refused).isTrue();
    assertThat(announcement(id).path("counts").path("sent").asInt()).isEqualTo(60);
    assertThat(accepted)
        .hasSize(60)
        .allSatisfy((chat, times) -> assertThat(times).isEqualTo(1));
    assertThat(slack.calls("chat.postMessage").stream()
            .map(call -> call.path("channel").asText())
            .collect(Collectors.toSet()))
        .hasSize(60);
    assertThat(slack.calls("chat.postMessage")).hasSize(61);
  }

  private JsonNode announcement(String id) {
    return parse(service.api("GET", "/announcements/" + id, "").body());
  }

  @Test
  void aSlashCommandIsAnsweredOnlyToWhoGaveIt() {
    send(slack.slash(CHANNEL, LI, "help"));
    soon().until(() -> whispered().size() == 1);
    assertThat(whispered().get(0)).contains("help rsvp").doesNotContain("announce TEXT");
    soon().until(server::isSettled);
    assertThat(posted()).isEmpty();
    assertThat(slack.responses()).isEmpty();
  }

  @Test
  void aSlashCommandIsAnsweredAlsoWhereTheBotIsNoMember() {
    slack.shutOutOf("C9");
    send(slack.slash("C9", LI, "help"));
    soon().until(() -> slack.responses().size() == 1);
    JsonNode answer = slack.responses().get(0);
    assertThat(answer.path("response_type").asText()).isEqualTo("ephemeral");
    assertThat(answer.path("text").asText()).contains("help rsvp");
  }
}
