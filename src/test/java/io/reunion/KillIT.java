package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed at the worst moments, and another one goes on: every effect happens exactly once. */
class KillIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final long GROUP = -1001;
  private static final long LI = 11;
  private static final long ANN = 12;
  private static final int CHATS = 200;
  private static final int HELD_FROM = 80;
  private static final int HELD = 5;
  private static final String EVENT = """
      {"id":"gala","title":"Gala Dinner","startsAt":"2099-12-12T18:00:00+08:00","place":"Hall","capacity":10}""";

  @TempDir
  Path directory;

  /** Opened when answers that Telegram holds back may go. */
  private final CountDownLatch release = new CountDownLatch(1);

  private TelegramBotApi telegram;
  private ServiceProcess service;

  @BeforeEach
  void open() throws IOException {
    telegram = new TelegramBotApi();
    Files.writeString(directory.resolve("reunion.yaml"), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        announcements: {approvalThreshold: 0}
        """);
    Files.writeString(directory.resolve("platforms.yaml"), telegram.config());
    service = ServiceProcess.serve(directory, server.uri());
  }

  @AfterEach
  void close() {
    release.countDown();
    service.close();
    telegram.close();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
  }

  private void killAndStartAgain() {
    service.kill9();
    service = ServiceProcess.serve(directory, server.uri());
  }

  private void makeEvent() {
    assertThat(service.api("POST", "/events", EVENT).statusCode()).isEqualTo(201);
  }

  private void send(JsonNode update) {
    assertThat(service
            .send(
                "POST",
                "/webhooks/telegram/main",
                update.toString(),
                "Content-Type",
                "application/json",
                "X-Telegram-Bot-Api-Secret-Token",
                TelegramBotApi.SECRET)
            .statusCode())
        .isEqualTo(200);
  }

  private static JsonNode command(long user, String text) {
    return message(GROUP, user, text, Instant.now().getEpochSecond());
  }

  /** Telegram takes messages that contain {@code words} and does not answer. */
  private CountDownLatch holdAnswersTo(String words) {
    CountDownLatch arrived = new CountDownLatch(1);
    telegram.refuse(call -> {
      if (release.getCount() > 0 && call.path("text").asText().contains(words)) {
        arrived.countDown();
        waitForRelease();
      }
      return null;
    });
    return arrived;
  }

  private void waitForRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void arrives(CountDownLatch message) throws InterruptedException {
    assertThat(message.await(30, TimeUnit.SECONDS)).as("the message arrives").isTrue();
  }

  /** The updates that are accepted and not settled, by what Redis says. */
  private static List<String> journal() {
    List<String> updates = new ArrayList<>();
    List<String> keys = RedisServer.await(server.redis().call(c -> c.keys("inbox:*:journal")));
    for (String key : keys) {
      RedisServer.await(
              server.redis().call(c -> c.xrange(key, io.lettuce.core.Range.<String>unbounded())))
          .forEach(entry -> updates.add(entry.getBody().get("update")));
    }
    return updates;
  }

  private int seatsTaken() {
    return parse(service.api("GET", "/events/gala", "").body())
        .path("seatsTaken")
        .asInt();
  }

  private List<String> said(String words) {
    return telegram.said(GROUP).stream().filter(text -> text.contains(words)).toList();
  }

  @Test
  void killedBetweenJournalAndEffectTheUpdateHasItsEffectOnceAfterTheRestart() throws Exception {
    makeEvent();
    service.kill9();
    // The script that writes the answer is the only one that names this key.
    try (RedisProxy proxy = new RedisProxy(server.port(), "event:{gala}:operation:")) {
      service = ServiceProcess.serve(
          directory, server.uri().replace(":" + server.port(), ":" + proxy.port()));
      send(command(LI, "/rsvp gala yes +1"));
      arrives(proxy.held());
      service.kill9();
    }
    assertThat(journal()).singleElement().asString().contains("/rsvp gala yes +1");
    List<String> answers =
        RedisServer.await(server.redis().call(c -> c.keys("event:{gala}:answers")));
    assertThat(answers).as("no answer has been written").isEmpty();
    assertThat(telegram.said(GROUP)).isEmpty();
    service = ServiceProcess.serve(directory, server.uri());
    soon().until(() -> journal().isEmpty());
    assertThat(service.rsvps("gala")).containsExactly("telegram:11 ACCEPTED 2");
    assertThat(seatsTaken()).isEqualTo(2);
    assertThat(telegram.said(GROUP)).singleElement().asString().contains("You have 2 seats");
  }

  @Test
  void killedBetweenEffectAndSettlingTheSeatsAreCountedOnce() throws Exception {
    makeEvent();
    CountDownLatch held = holdAnswersTo("You have 2 seats");
    send(command(LI, "/rsvp gala yes +1"));
    arrives(held);
    assertThat(service.rsvps("gala")).containsExactly("telegram:11 ACCEPTED 2");
    service.kill9();
    assertThat(journal()).singleElement().asString().contains("/rsvp gala yes +1");
    release.countDown();
    service = ServiceProcess.serve(directory, server.uri());
    soon().until(() -> journal().isEmpty());
    assertThat(service.rsvps("gala")).containsExactly("telegram:11 ACCEPTED 2");
    assertThat(seatsTaken()).isEqualTo(2);
    // Whether the first answer was seen nobody can know, so it may come again, and then says the
    // same.
    assertThat(telegram.said(GROUP))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).contains("You have 2 seats"));
    assertThat(telegram.said(GROUP).size()).isLessThanOrEqualTo(2);
  }

  @Test
  void aPlatformThatRepeatsAnUpdateAfterTheRestartCausesNothingMore() {
    makeEvent();
    JsonNode update = command(LI, "/rsvp gala yes +1");
    send(update);
    soon().until(() -> said("You have 2 seats").size() == 1 && journal().isEmpty());
    killAndStartAgain();
    send(update);
    send(command(ANN, "/rsvp gala yes"));
    soon().until(() -> said("You have a seat").size() == 1 && journal().isEmpty());
    assertThat(service.rsvps("gala"))
        .containsExactlyInAnyOrder("telegram:11 ACCEPTED 2", "telegram:12 ACCEPTED 1");
    assertThat(said("You have 2 seats")).hasSize(1);
  }

  @Test
  void killedBetweenTwoAnswersOfAFormAnotherProcessAsksTheNextQuestion() throws IOException {
    Files.writeString(
        directory.resolve("reunion.yaml"),
        "\norganisers: [\"telegram:" + LI + "\"]\n",
        StandardOpenOption.APPEND);
    killAndStartAgain();
    asks("/event new", "What is the event called?");
    asks("Winter dinner", "When is it?");
    killAndStartAgain();
    asks("2099-12-12 18:00", "Where is it?");
    killAndStartAgain();
    asks("skip", "How many seats");
    asks("40", "Winter dinner");
    send(message(LI, LI, "yes", Instant.now().getEpochSecond()));
    soon().until(() -> journal().isEmpty());
    JsonNode events = parse(service.api("GET", "/events", "").body()).path("items");
    assertThat(events).singleElement();
    assertThat(events.get(0).path("title").asText()).isEqualTo("Winter dinner");
    assertThat(events.get(0).path("startsAt").asText()).startsWith("2099-12-12T18:00");
    assertThat(events.get(0).path("capacity").asInt()).isEqualTo(40);
  }

  private void asks(String words, String question) {
    int before = telegram.said(LI).size();
    send(message(LI, LI, words, Instant.now().getEpochSecond()));
    soon().until(() -> telegram.said(LI).size() == before + 1 && journal().isEmpty());
    assertThat(telegram.said(LI)).last().asString().contains(question);
  }

  @Test
  void killedInTheMiddleOfABroadcastNoChatGetsItTwice() throws Exception {
    RoomStore rooms = new RoomStore(server.redis());
    AccountId account = AccountId.of("telegram", "main");
    for (int i = 1; i <= CHATS; i++) {
      ChatId chat = new ChatId(account, Integer.toString(-20_000 - i));
      RedisServer.await(rooms.put(Room.seen(chat, ChatKind.GROUP, "Alumni " + i)));
    }
    Map<String, Integer> received = new ConcurrentHashMap<>();
    AtomicInteger arrivals = new AtomicInteger();
    CountDownLatch middle = new CountDownLatch(HELD);
    telegram.refuse(call -> {
      received.merge("telegram/main/" + call.path("chat_id").asText(), 1, Integer::sum);
      int nth = arrivals.incrementAndGet();
      if (nth > HELD_FROM && nth <= HELD_FROM + HELD) {
        middle.countDown();
        waitForRelease();
      }
      return null;
    });
    String id = parse(service
            .api(
                "POST",
                "/announcements",
                "{\"text\":{\"en\":\"The hall has moved.\"},\"audience\":{\"all\":true}}")
            .body())
        .path("id")
        .asText();
    assertThat(middle.await(60, TimeUnit.SECONDS)).isTrue();
    service.kill9();
    assertThat(received.size()).isLessThan(CHATS);
    release.countDown();
    service = ServiceProcess.serve(directory, server.uri());
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> announcement(id).path("state").asText().equals("DONE"));
    JsonNode counts = announcement(id).path("counts");
    assertThat(counts.path("sent").asInt() + counts.path("unknown").asInt())
        .as(counts.toString())
        .isEqualTo(CHATS);
    assertThat(received.values()).allMatch(times -> times == 1);
    Map<String, String> copies = new HashMap<>();
    parse(service.api("GET", "/announcements/" + id + "/deliveries", "").body())
        .path("items")
        .forEach(
            copy -> copies.put(copy.path("chat").asText(), copy.path("state").asText()));
    assertThat(copies).hasSize(CHATS);
    copies.forEach((chat, state) -> {
      assertThat(state).as(chat).isIn("SENT", "UNKNOWN");
      if (state.equals("SENT")) {
        assertThat(received).containsKey(chat);
      }
    });
    long unknown = copies.values().stream().filter("UNKNOWN"::equals).count();
    assertThat(unknown).isEqualTo(counts.path("unknown").asLong()).isGreaterThanOrEqualTo(HELD);
  }

  private JsonNode announcement(String id) {
    return parse(service.api("GET", "/announcements/" + id, "").body());
  }
}
