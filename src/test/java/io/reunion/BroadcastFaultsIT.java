package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broadcast to platforms that fail in every way, while two instances are killed at random moments: each copy ends in
 * one state, and that state is true. {@code -Dreunion.faults.chats=2000 -Dreunion.faults.kills.broadcast=50} makes it the whole
 * test, some minutes long.
 */
class BroadcastFaultsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final int CHATS = FaultTable.size("chats", 90, 1_000, 2_000);
  private static final int KILLS = FaultTable.size("kills.broadcast", 2, 10, 50);
  private static final long SEED = Long.getLong("reunion.faults.seed", 11);

  @TempDir
  Path directory;

  private final FaultyPlatforms platforms = new FaultyPlatforms(SEED);
  private final List<String> chats = new ArrayList<>();
  private final List<CompletableFuture<ServiceProcess>> instances = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    Files.writeString(directory.resolve("reunion.yaml"), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        """);
    Files.writeString(directory.resolve("platforms.yaml"), platforms.config());
    RoomStore rooms = new RoomStore(server.redis());
    for (int i = 1; i <= CHATS; i++) {
      String platform = platform(i);
      chats.add(FaultyPlatforms.chat(platform, i));
      RedisServer.await(
          rooms.put(Room.seen(ChatId.parse(chats.get(i - 1)), ChatKind.GROUP, "Alumni " + i)));
    }
    instances.add(start());
    instances.add(start());
    instances.forEach(CompletableFuture::join);
  }

  private CompletableFuture<ServiceProcess> start() {
    return CompletableFuture.supplyAsync(() -> ServiceProcess.serve(directory, server.uri()));
  }

  @AfterEach
  void close() {
    instances.forEach(instance -> instance.join().close());
    platforms.close();
  }

  /** Fewer where the limits are narrower, so that all of them are under way while the kills go on. */
  private static String platform(int number) {
    return number % 6 == 0
        ? "slack"
        : number % 3 == 0 ? "feishu" : number % 5 == 0 ? "line" : "telegram";
  }

  private JsonNode ask(String path) {
    return parse(instances.get(0).join().api("GET", path, "").body());
  }

  @Test
  void everyCopyEndsInOneStateAndThatStateIsTrue() {
    String id = parse(instances
            .get(0)
            .join()
            .api(
                "POST",
                "/announcements",
                "{\"text\":{\"en\":\"The hall has moved.\"},\"audience\":{\"all\":true}}")
            .body())
        .path("id")
        .asText();
    killInTheMiddle();
    await()
        .atMost(Duration.ofMinutes(15))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> ask("/announcements/" + id).path("state").asText().equals("DONE"));
    Map<String, String> states = new HashMap<>();
    ask("/announcements/" + id + "/deliveries")
        .path("items")
        .forEach(
            copy -> states.put(copy.path("chat").asText(), copy.path("state").asText()));
    assertThat(states.keySet()).containsExactlyInAnyOrderElementsOf(chats);
    print(states);
    states.forEach(this::isTrue);
    List<String> unknown = new ArrayList<>();
    ask("/announcements/" + id + "/report")
        .path("unknown")
        .forEach(chat -> unknown.add(chat.asText()));
    assertThat(unknown)
        .as("every unknown is shown")
        .containsExactlyInAnyOrderElementsOf(
            chats.stream().filter(chat -> states.get(chat).equals("UNKNOWN")).toList());
    JsonNode counts = ask("/announcements/" + id).path("counts");
    assertThat(counts.path("sent").asInt()
            + counts.path("failed").asInt()
            + counts.path("gone").asInt()
            + counts.path("unknown").asInt())
        .isEqualTo(CHATS);
  }

  /** One of the two dies whenever some more have been sent, and comes back while the other works on, or dies too. */
  private void killInTheMiddle() {
    Random random = new Random(SEED);
    int each = CHATS * 8 / 10 / KILLS;
    for (int kill = 0; kill < KILLS; kill++) {
      int enough = each * kill + 1 + random.nextInt(each);
      await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> platforms.taken().size() >= enough);
      int victim = random.nextInt(instances.size());
      instances.get(victim).join().kill9();
      instances.set(victim, start());
    }
  }

  private void print(Map<String, String> states) {
    Map<String, Integer> ended = new TreeMap<>();
    states.forEach((chat, state) ->
        ended.merge(chat.substring(0, chat.indexOf('/')) + " " + state, 1, Integer::sum));
    long twice =
        platforms.taken().values().stream().filter(copies -> copies > 1).count();
    long lost = states.entrySet().stream()
        .filter(
            copy -> copy.getValue().equals("SENT") && !platforms.taken().containsKey(copy.getKey()))
        .count();
    FaultTable.row(
        "a broadcast, by seed " + SEED,
        "%d chats, %d kills: %s; %d doubled, %d lost",
        CHATS,
        KILLS,
        ended,
        twice,
        lost);
  }

  private void isTrue(String chat, String state) {
    int copies = platforms.taken().getOrDefault(chat, 0);
    boolean known = !chat.startsWith("telegram");
    switch (state) {
      case "SENT" -> assertThat(copies).as("%s is %s", chat, state).isEqualTo(1);
      case "GONE" -> {
        assertThat(copies).as("%s is %s", chat, state).isZero();
        assertThat(chat).endsWith("00");
      }
      case "UNKNOWN" -> {
        assertThat(known)
            .as("%s has a key, or can be asked, and is %s", chat, state)
            .isFalse();
        assertThat(copies).as("%s is %s", chat, state).isLessThanOrEqualTo(1);
      }
      default -> throw new AssertionError(chat + " is " + state + ", and has " + copies);
    }
  }
}
