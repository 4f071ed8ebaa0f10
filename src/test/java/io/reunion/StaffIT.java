package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.access.Standing;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Host;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Which events somebody holds is read once for all who ask at a time, and is never older than two seconds. */
class StaffIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final Instant NOW = Instant.parse("2099-01-01T00:00:00Z");
  private static final UserId HUA = UserId.of("telegram", "9");
  private static final int MANY = 60;

  @TempDir
  Path directory;

  private final TestClock clock = new TestClock(NOW);

  private Staff staff;
  private EventStore here;
  private EventStore elsewhere;

  @BeforeEach
  void open() {
    Settings settings = new ConfigDirectory(
            directory, Map.of(), OptionalInt.empty(), Platforms.CREDENTIALS)
        .read()
        .settings();
    here = new EventStore(server.redis());
    elsewhere = new EventStore(server.redis());
    staff = new Staff(settings, new MemberStore(server.redis(), clock), here, clock);
  }

  private static Event event(String id) {
    return new Event(
        new EventId(id),
        id,
        NOW.plus(Duration.ofDays(1)),
        Optional.empty(),
        ZoneId.of("UTC"),
        "",
        Optional.empty(),
        4,
        Event.Policy.STRICT,
        Optional.empty(),
        Event.State.OPEN,
        List.of(),
        0,
        1);
  }

  private static Event held(String id, UserId... users) {
    List<Host> hosts = java.util.Arrays.stream(users)
        .map(user -> new Host(user.value(), Optional.of(user), Optional.empty()))
        .toList();
    Event event = event(id);
    return event.under(event.terms().withHosts(hosts));
  }

  private Set<String> hosted() {
    Standing standing = RedisServer.await(staff.standing(HUA, Role.ADMIN));
    return standing.hosted();
  }

  /** How many hashes were read until now, as Redis counts. */
  private static long reads() {
    String stats = RedisServer.await(server.redis().call(c -> c.info("commandstats")));
    Matcher calls = Pattern.compile("cmdstat_hgetall:calls=(\\d+)").matcher(stats);
    return calls.find() ? Long.parseLong(calls.group(1)) : 0;
  }

  @Test
  void manyWhoAskAtOnceCostOneLookAtTheEvents() {
    for (int i = 0; i < MANY; i++) {
      RedisServer.await(here.create(event("e" + i), "op" + i));
    }
    RedisServer.await(here.create(held("hike", HUA), "hike"));
    long before = reads();
    IntStream.range(0, MANY).forEach(i -> assertThat(hosted()).containsExactly("hike"));
    assertThat(reads() - before)
        .as("%s events for %s who ask", MANY + 1, MANY)
        .isLessThan(2 * MANY);
  }

  @Test
  void whatIsTakenAwayElsewhereEndsWithinTwoSeconds() {
    Event hike = held("walk", HUA);
    RedisServer.await(here.create(hike, "walk"));
    assertThat(hosted()).containsExactly("walk");
    RedisServer.await(elsewhere.update(hike, held("walk")));
    clock.pass(Duration.ofSeconds(2));
    assertThat(hosted()).isEmpty();
    RedisServer.await(elsewhere.update(held("walk"), hike));
    clock.pass(Duration.ofSeconds(2));
    assertThat(hosted()).containsExactly("walk");
  }

  @Test
  void whatIsGivenAndTakenAwayHereHoldsAtOnce() {
    Event hike = held("ride", HUA);
    RedisServer.await(here.create(held("ride"), "ride"));
    assertThat(hosted()).isEmpty();
    RedisServer.await(here.update(held("ride"), hike));
    assertThat(hosted()).containsExactly("ride");
    RedisServer.await(here.update(hike, held("ride")));
    assertThat(hosted()).isEmpty();
  }
}
