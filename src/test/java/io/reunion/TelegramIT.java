package io.reunion;

import static io.reunion.Soon.soon;
import static io.reunion.TelegramBotApi.added;
import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.parse;
import static io.reunion.TelegramBotApi.post;
import static io.reunion.TelegramBotApi.press;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Telegram's updates in over HTTP, a real Redis, Telegram's API out. */
class TelegramIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final long GROUP = -1001;
  private static final long LI = 11;
  private static final long ANN = 12;
  private static final long ADMIN = 77;
  private static final String EVENT = """
      {"id":"gala","title":"Gala Dinner","startsAt":"2099-12-12T18:00:00+08:00","place":"Hall","capacity":2,
       "chats":["telegram/main/-1001"]}""";

  @TempDir
  Path directory;

  private TelegramBotApi telegram;
  private TestService service;

  @BeforeEach
  void open() {
    telegram = new TelegramBotApi();
    service = start();
  }

  private TestService start() {
    return TestService.start(
        directory,
        server.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\nadmins: [\"telegram:77\"]\nevents: {cardMinInterval: 200ms}\n"
            + "announcements: {approvalThreshold: 0}\n",
        telegram.config());
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
  }

  private void send(JsonNode update) {
    assertThat(post(service, update).statusCode()).isEqualTo(200);
  }

  private void makeEvent() {
    send(added(GROUP));
    soon().until(() -> telegram.said(GROUP).size() == 1);
    assertThat(service.api("POST", "/events", EVENT).statusCode()).isEqualTo(201);
    soon().until(() -> telegram.said(GROUP).size() == 2);
  }

  @Test
  void anRsvpByCommandIsInRedisAndAnsweredAndTheCardIsEdited() {
    makeEvent();
    send(message(GROUP, LI, "/rsvp gala yes +1", Instant.now().getEpochSecond()));
    soon()
        .until(() ->
            telegram.said(GROUP).stream().anyMatch(text -> text.contains("You have 2 seats")));
    assertThat(service.rsvps("gala")).containsExactly("telegram:11 ACCEPTED 2");
    soon()
        .untilAsserted(() -> assertThat(telegram.calls("editMessageText"))
            .anySatisfy(
                edit -> assertThat(edit.path("text").asText()).contains("2 of 2 seats taken")));
  }

  @Test
  void aButtonIsAnsweredBesideTheChatAndAFullEventHasAWaitingList() {
    makeEvent();
    send(press(GROUP, LI, 5002, "rsvp gala yes +1"));
    send(press(GROUP, ANN, 5002, "rsvp gala yes"));
    soon().until(() -> telegram.calls("answerCallbackQuery").size() == 2);
    assertThat(telegram.calls("answerCallbackQuery").get(0).path("text").asText())
        .contains("2 seats");
    assertThat(telegram.calls("answerCallbackQuery").get(1).path("text").asText())
        .contains("number 1 on the waiting list");
    assertThat(telegram.said(GROUP)).hasSize(2);
    send(press(GROUP, LI, 5002, "rsvp gala no"));
    soon().until(() -> telegram.said(GROUP).stream().anyMatch(text -> text.contains("came free")));
    assertThat(service.rsvps("gala"))
        .containsExactly("telegram:12 ACCEPTED 1", "telegram:11 DECLINED 0");
  }

  @Test
  void theSameUpdateTwiceHasOneEffectAndOneAnswer() {
    makeEvent();
    ObjectNode update = message(GROUP, LI, "/rsvp gala yes", Instant.now().getEpochSecond());
    send(update);
    send(update);
    soon().until(() -> telegram.said(GROUP).size() == 3);
    send(message(GROUP, ANN, "/list gala", Instant.now().getEpochSecond()));
    soon().until(() -> telegram.said(GROUP).stream().anyMatch(text -> text.contains("Going (1)")));
    assertThat(telegram.said(GROUP)).hasSize(4);
  }

  @Test
  void chatterIsMetWithSilence() {
    makeEvent();
    for (String chatter :
        List.of("好的", "yes", "+1", "see you there", "/start@other_bot", "/weather")) {
      send(message(GROUP, LI, chatter, Instant.now().getEpochSecond()));
    }
    send(message(GROUP, LI, "/help", Instant.now().getEpochSecond()));
    soon().until(() -> telegram.said(GROUP).size() >= 3);
    assertThat(telegram.said(GROUP)).hasSize(3);
    assertThat(service.rsvps("gala")).isEmpty();
  }

  @Test
  void anUnknownCommandToTheBotGetsTheNearestOne() {
    send(message(LI, LI, "/hepl", Instant.now().getEpochSecond()));
    soon().until(() -> telegram.said(LI).size() == 1);
    assertThat(telegram.said(LI).get(0)).contains("help");
  }

  @Test
  void aForgedUpdateIsRefusedAndLeavesNothing() {
    String body = message(GROUP, LI, "/rsvp gala yes", 1_700_000_000L).toString();
    assertThat(service.send("POST", "/webhooks/telegram/main", body).statusCode())
        .isEqualTo(401);
    assertThat(service
            .send(
                "POST", "/webhooks/telegram/main", body, "X-Telegram-Bot-Api-Secret-Token", "wrong")
            .statusCode())
        .isEqualTo(401);
    assertThat(RedisServer.<List<String>>await(server.redis().call(c -> c.keys("inbox:*"))))
        .isEmpty();
  }

  @Test
  void whatCannotBeReadIsRefusedByItsKind() {
    String[] secret = {"X-Telegram-Bot-Api-Secret-Token", TelegramBotApi.SECRET};
    assertThat(service
            .send("POST", "/webhooks/telegram/main", "{\"update_id\":", secret)
            .statusCode())
        .isEqualTo(400);
    assertThat(service
            .send("POST", "/webhooks/telegram/main", "x".repeat(300_000), secret)
            .statusCode())
        .isEqualTo(413);
    assertThat(service.send("POST", "/webhooks/telegram/nobody", "{}", secret).statusCode())
        .isEqualTo(404);
    assertThat(
            service.send("POST", "/webhooks/carrier-pigeon/main", "{}", secret).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whileRedisIsAwayThePlatformIsToldToComeAgainAndThenNothingIsLost() throws Exception {
    makeEvent();
    ObjectNode update = message(GROUP, LI, "/rsvp gala yes", Instant.now().getEpochSecond());
    server.kill9();
    soon().until(() -> post(service, update).statusCode() == 503);
    assertThat(service.send("GET", "/health/live", "").statusCode()).isEqualTo(200);
    assertThat(service.send("GET", "/health/ready", "").statusCode()).isEqualTo(503);
    server.restart();
    soon().until(() -> service.send("GET", "/health/ready", "").statusCode() == 200);
    soon().until(() -> post(service, update).statusCode() == 200);
    soon()
        .untilAsserted(
            () -> assertThat(service.rsvps("gala")).containsExactly("telegram:11 ACCEPTED 1"));
  }

  @Test
  void aBroadcastTo500ChatsSurvivesATooManyInTheMiddleAndReachesEachOnce() {
    // To greet each of them would take as long as the broadcast.
    RoomStore rooms = new RoomStore(server.redis());
    for (int i = 1; i <= 500; i++) {
      ChatId chat = ChatId.parse("telegram/main/" + (-10_000 - i));
      RedisServer.await(rooms.put(Room.seen(chat, ChatKind.GROUP, "Group " + i)));
    }
    Map<Long, Integer> accepted = new ConcurrentHashMap<>();
    telegram.refuse(call -> {
      if (accepted.size() == 250 && accepted.putIfAbsent(0L, 1) == null) {
        return "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 2\","
            + "\"parameters\":{\"retry_after\":2}}";
      }
      accepted.merge(call.path("chat_id").asLong(), 1, Integer::sum);
      return null;
    });
    String made = service
        .api(
            "POST",
            "/announcements",
            "{\"text\":{\"en\":\"The hall has moved.\"},\"audience\":{\"all\":true}}")
        .body();
    String id = parse(made).path("id").asText();
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(
                parse(service.api("GET", "/announcements/" + id, "").body())
                    .path("state")
                    .asText())
            .isEqualTo("DONE"));
    JsonNode counts =
        parse(service.api("GET", "/announcements/" + id, "").body()).path("counts");
    assertThat(counts.path("sent").asInt()).as("%s %s", counts, notSent(id)).isEqualTo(500);
    accepted.remove(0L);
    assertThat(accepted)
        .hasSize(500)
        .allSatisfy((chat, times) -> assertThat(times).isEqualTo(1));
    assertThat(telegram.calls("sendMessage").stream()
            .collect(Collectors.groupingBy(
                call -> call.path("chat_id").asLong(), Collectors.counting())))
        .hasSize(500);
  }

  private List<String> notSent(String id) {
    List<String> copies = new ArrayList<>();
    parse(service.api("GET", "/announcements/" + id + "/deliveries", "").body())
        .path("items")
        .forEach(copy -> {
          if (!copy.path("state").asText().equals("SENT")) {
            copies.add(copy.toString());
          }
        });
    return copies;
  }

  @Test
  void anAdminAnnouncesFromTheChatWithPreviewAndReport() {
    send(added(GROUP));
    send(added(-1002));
    send(message(ADMIN, ADMIN, "/announce The hall has moved.", Instant.now().getEpochSecond()));
    soon().until(() -> telegram.said(ADMIN).stream().anyMatch(text -> text.contains("Preview")));
    JsonNode preview = telegram.calls("sendMessage").stream()
        .filter(call -> call.path("text").asText().contains("Preview"))
        .findFirst()
        .orElseThrow();
    assertThat(preview.path("text").asText()).contains("2 groups");
    String send = preview
        .path("reply_markup")
        .path("inline_keyboard")
        .path(0)
        .path(0)
        .path("callback_data")
        .asText();
    assertThat(telegram.said(GROUP)).hasSize(1);
    send(press(ADMIN, ADMIN, 5003, send));
    soon().until(() -> telegram.said(GROUP).size() == 2 && telegram.said(-1002).size() == 2);
    soon()
        .untilAsserted(() -> assertThat(telegram.calls("editMessageText"))
            .anySatisfy(
                edit -> assertThat(edit.path("text").asText()).contains("Sent to 2 of 2 groups")));
  }

  @Test
  void nobodyButAnAdminAnnounces() {
    send(added(GROUP));
    send(message(LI, LI, "/announce hello", Instant.now().getEpochSecond()));
    soon().until(() -> telegram.said(LI).size() == 1);
    assertThat(telegram.said(LI).get(0)).contains("for organisers");
  }
}
