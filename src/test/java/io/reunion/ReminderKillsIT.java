package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.schedule.Job.State;
import io.reunion.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes remind people of an event, and are killed at random moments of it. Where the platform has a key for what
 * is sent, everybody is reminded exactly once; where it has none, nobody twice, and who was not is known as unknown. {@code
 * -Dreunion.faults.reminderKills=20} makes it the whole test, some minutes long.
 */
class ReminderKillsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final int KILLS = FaultTable.size("reminderKills", 2, 10, 40);
  private static final long SEED = Long.getLong("reunion.reminders.seed", 5);
  /** So many on each platform for every kill: some seconds of work. */
  private static final int PEOPLE = 30;

  /** How much an instance lets leave at once. */
  private static final int AT_ONCE = 8;

  private static final Duration APART = Duration.ofSeconds(4);

  @TempDir
  Path directory;

  private final FaultyPlatforms platforms = FaultyPlatforms.onAGoodDay(SEED);
  private final ServiceProcess[] instances = new ServiceProcess[2];
  private final List<String> keyed = new ArrayList<>();
  private final List<String> keyless = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    Files.writeString(directory.resolve("reunion.yaml"), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        events: {reminders: [24h], nudges: [], quietHours: none}
        """);
    Files.writeString(directory.resolve("platforms.yaml"), platforms.config());
    Instant first = Instant.now().plus(Duration.ofHours(24)).plusSeconds(15);
    for (int run = 0; run < KILLS; run++) {
      event("e" + run, first.plus(APART.multipliedBy(run)), run * PEOPLE);
    }
    CompletableFuture<ServiceProcess> second =
        CompletableFuture.supplyAsync(() -> ServiceProcess.serve(directory, server.uri()));
    instances[0] = ServiceProcess.serve(directory, server.uri());
    instances[1] = second.join();
  }

  @AfterEach
  void close() {
    for (ServiceProcess instance : instances) {
      instance.close();
    }
    platforms.close();
  }

  private void event(String id, Instant start, int from) {
    EventId event = new EventId(id);
    RedisServer.await(new EventStore(server.redis())
        .create(
            new Event(
                event,
                "Gala",
                start,
                Optional.empty(),
                ZoneId.of("Asia/Shanghai"),
                "",
                Optional.empty(),
                10,
                Event.Policy.STRICT,
                Optional.empty(),
                Event.State.OPEN,
                List.of(),
                0,
                1),
            "make " + id));
    for (int i = from; i < from + PEOPLE; i++) {
      keyed.add(comes(event, "feishu", i));
      keyless.add(comes(event, "telegram", i));
    }
  }

  private static String comes(EventId event, String platform, int number) {
    String chat = FaultyPlatforms.chat(platform, 1_000_000 + number * 7);
    ChatId direct = ChatId.parse(chat);
    UserId user = UserId.of(platform, "u" + number);
    RoomStore rooms = new RoomStore(server.redis());
    RedisServer.await(rooms.put(Room.seen(direct, ChatKind.DIRECT, "")));
    RedisServer.await(rooms.putDirectChat(user, direct));
    RedisServer.await(new RsvpStore(server.redis())
        .answer(
            event,
            Attendee.of("u:" + user, "P" + number, user, Optional.empty(), direct),
            Answer.ACCEPTED,
            1,
            "yes " + user,
            Instant.now().minusSeconds(60)));
    return chat;
  }

  @Test
  void everybodyIsRemindedOnceThoughInstancesAreKilledInTheMiddle() {
    Random random = new Random(SEED);
    int all = keyed.size() + keyless.size();
    for (int kill = 0; kill < KILLS; kill++) {
      int enough = all * kill / KILLS + 1 + random.nextInt(PEOPLE);
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> platforms.taken().size() >= enough || settled());
      int victim = random.nextInt(instances.length);
      instances[victim].kill9();
      instances[victim] = ServiceProcess.serve(directory, server.uri());
    }
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> platforms.taken().keySet().containsAll(keyed)
            && settled()
            && unknown(states()) <= AT_ONCE * KILLS);
    long missing =
        keyless.stream().filter(one -> !platforms.taken().containsKey(one)).count();
    int open = unknown(states());
    FaultTable.row(
        "reminders",
        "%d kills; %d people whose platform has a key: each told once, %d copies repeated under it; %d without: %d not told, %d of"
            + " unknown outcome",
        KILLS,
        keyed.size(),
        platforms.asked() - platforms.taken().size(),
        keyless.size(),
        missing,
        open);
    assertThat(platforms.taken())
        .as("nobody twice")
        .allSatisfy((chat, copies) -> assertThat(copies).as(chat).isEqualTo(1));
    assertThat(missing).as("whoever was not reminded is known").isLessThanOrEqualTo(open);
    assertThat(open)
        .as("what was leaving in that moment, eight at most")
        .isLessThanOrEqualTo(8 * KILLS);
  }

  private static Map<State, Integer> states() {
    return RedisServer.await(new Schedule(server.redis(), "events").counts());
  }

  private static int unknown(Map<State, Integer> states) {
    return states.getOrDefault(State.BEGUN, 0) + states.getOrDefault(State.UNKNOWN, 0);
  }

  /** Nothing is left to be done but what nobody may do again. */
  private static boolean settled() {
    Map<State, Integer> states = states();
    return !states.isEmpty()
        && !states.containsKey(State.QUEUED)
        && !states.containsKey(State.TAKEN);
  }
}
