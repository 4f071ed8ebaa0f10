package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.sync.RedisCommands;
import io.reunion.platform.ApiClient;
import io.reunion.redis.FragileRedis;
import io.reunion.redis.FragileRedis.Fsync;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Life goes on at sixty times its speed: each hour an event is made, people answer to the newest ones and ask this and
 * that, they are reminded, the events pass, and so do the days. The process needs no more for it after the last day than
 * after the first hours, and Redis keeps nothing for ever but what somebody wants to know for ever.
 */
class SoakIT {
  private static final int SECONDS = FaultTable.size("soakSeconds", 20, 120, 1_440);
  private static final int SPEED = 60;
  private static final int PEOPLE = 200;
  private static final int MOST_MEBIBYTES = FaultTable.size("soakMebibytes", 24, 8);
  /** This test asks one thing after the other; its client may have a connection more that it has given up. */
  private static final int CLIENTS = 4;

  private static final List<String> WORDS = List.of(
      "/rsvp %s yes",
      "/rsvp %s no",
      "/rsvp %s yes +1",
      "/events",
      "/event %s",
      "/help",
      "/me",
      "/find berlin",
      "hello");
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  /** What is kept until somebody deletes it, or as long as what it belongs to. */
  private static final Pattern KEPT = Pattern.compile(
      "audit|reunion:format|(event|events|series|room|rooms|direct|schedule|inbox):\\{}.*");

  @TempDir
  Path directory;

  private final Random random = new Random(FaultTable.SEED);
  private final Instant begin = Instant.now();
  private int said;

  /** What the process needs: MiB of live objects, what it has open, threads. */
  private record Needs(long mebibytes, OpenFiles open, long threads) {
    static Needs of(ServiceProcess service) {
      service.jcmd("GC.run");
      String heap = service.jcmd("GC.heap_info");
      long used = USED.matcher(heap)
          .results()
          .mapToLong(found -> Long.parseLong(found.group(1)))
          .findFirst()
          .orElseThrow(() -> new AssertionError(heap));
      return new Needs(used / 1024, service.openFiles(), service.count("task"));
    }
  }

  /** The only clock of the service, sped up. */
  private String hurried() {
    return Mutant.of(
        directory.resolve("hurried"),
        "io/reunion/SystemClock.java",
        "static final Clock UTC = Clock.systemUTC();",
        """
        static final Clock UTC = new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public java.time.Instant instant() {
            long begin = %dL;
            return java.time.Instant.ofEpochMilli(begin + (System.currentTimeMillis() - begin) * %d);
          }
        };""".formatted(begin.toEpochMilli(), SPEED));
  }

  private Instant now() {
    return begin.plus(Duration.between(begin, Instant.now()).multipliedBy(SPEED));
  }

  private void makeEvent(ServiceProcess service, int hour) {
    String starts =
        now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MINUTES).toString();
    assertThat(service
            .api(
                "POST",
                "/events",
                "{\"id\":\"h" + hour + "\",\"title\":\"Hour " + hour + "\",\"startsAt\":\"" + starts
                    + "\",\"capacity\":50}")
            .statusCode())
        .isEqualTo(201);
  }

  private void say(ServiceProcess service, int hour) {
    String event = "h" + Math.max(0, hour - random.nextInt(3));
    String words = WORDS.get(random.nextInt(WORDS.size())).formatted(event);
    said++;
    String body =
        "{\"destination\":\"U0\",\"events\":[{\"type\":\"message\",\"mode\":\"active\",\"timestamp\":"
            + now().toEpochMilli() + ",\"webhookEventId\":\"s" + said + "\",\"replyToken\":\"r"
            + said
            + "\",\"source\":{\"type\":\"user\",\"userId\":\"U" + random.nextInt(PEOPLE)
            + "\"},\"message\":{\"id\":\"m" + said + "\",\"type\":\"text\",\"text\":\"" + words
            + "\"}}]}";
    assertThat(service
            .send(
                "POST", "/webhooks/line/c0", body, "x-line-signature", LineChannels.signature(body))
            .statusCode())
        .isEqualTo(200);
  }

  /** Lives for so many seconds; the hours are numbered on from {@code hour}. */
  private int live(ServiceProcess service, int seconds, int hour) {
    Instant until = Instant.now().plusSeconds(seconds);
    int next = hour;
    Instant newEvent = Instant.now();
    while (Instant.now().isBefore(until)) {
      if (!Instant.now().isBefore(newEvent)) {
        makeEvent(service, next++);
        newEvent = newEvent.plusSeconds(3600 / SPEED);
      }
      say(service, next - 1);
    }
    return next;
  }

  /** By the first word of their names, how many keys have no end. */
  private static Map<String, Integer> endless(RedisCommands<String, String> redis) {
    Map<String, Integer> kinds = new TreeMap<>();
    ScanIterator<String> keys = ScanIterator.scan(redis, ScanArgs.Builder.limit(1_000));
    while (keys.hasNext()) {
      String key = keys.next();
      if (redis.pttl(key) == -1) {
        kinds.merge(key.replaceAll("\\{[^}]*}", "{}"), 1, Integer::sum);
      }
    }
    return kinds;
  }

  /**
   * Files and connections to Redis are as many as they were. Those to the platform are opened as many are needed at once,
   * up to what the pool may have, and closed when they were idle for long; so are those of clients. Each thread that waits
   * for connections has two or three things to wait with.
   */
  private static void holdsNoMoreThanItUses(Needs before, Needs after, int redis, int platform) {
    OpenFiles then = before.open();
    OpenFiles now = after.open();
    assertThat(now.openedAgainSince(then)).as("files that are open once more").isEmpty();
    assertThat(now.openedSince(then)).as("files that were not open").isEmpty();
    assertThat(then.to(redis)).as("connections to Redis").isPositive();
    assertThat(now.to(redis)).as("connections to Redis").isLessThanOrEqualTo(then.to(redis));
    assertThat(now.to(platform))
        .as("connections to the platform")
        .isLessThanOrEqualTo(ApiClient.Limits.DEFAULT.connections());
    assertThat(now.connections().keySet()).as("ports").isSubsetOf(redis, platform);
    assertThat(now.served()).as("connections of clients").isLessThanOrEqualTo(CLIENTS);
    long threads = Math.max(0, after.threads() - before.threads());
    assertThat(now.waiting() - then.waiting())
        .as("things to wait with: %s, then %s", then.rest(), now.rest())
        .isLessThanOrEqualTo((int) (3 * threads));
  }

  @Test
  void aDayCostsNoMoreThanAnHour() throws Exception {
    try (LineChannels line = new LineChannels(1);
        FragileRedis redis = FragileRedis.start(Fsync.ALWAYS)) {
      Files.writeString(directory.resolve("reunion.yaml"), "association: {language: en}\n");
      Files.writeString(directory.resolve("platforms.yaml"), line.config());
      try (ServiceProcess service = ServiceProcess.serve(directory, redis.uri(), hurried());
          RedisClient client = RedisClient.create(redis.directUri())) {
        RedisCommands<String, String> commands = client.connect().sync();
        int hour = live(service, SECONDS / 3, 0);
        Needs before = Needs.of(service);
        live(service, SECONDS - SECONDS / 3, hour);
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> Reckoning.entries(commands, "journal") == 0);
        Needs after = Needs.of(service);
        Map<String, Integer> endless = endless(commands);
        FaultTable.row(
            "life at " + SPEED + " times its speed",
            "%d hours in %d s, %d messages: live heap %d to %d MiB, threads %d to %d, open %s, then %s; %d keys, of which"
                + " without an end: %s",
            SECONDS * SPEED / 3600,
            SECONDS,
            said,
            before.mebibytes(),
            after.mebibytes(),
            before.threads(),
            after.threads(),
            before.open().summary(redis.port(), line.port()),
            after.open().summary(redis.port(), line.port()),
            commands.dbsize(),
            endless.keySet());
        assertThat(after.mebibytes() - before.mebibytes())
            .as("MiB more")
            .isLessThan(MOST_MEBIBYTES);
        holdsNoMoreThanItUses(before, after, redis.port(), line.port());
        assertThat(after.threads() - before.threads()).as("threads more").isLessThan(8);
        assertThat(endless.keySet()).allMatch(key -> KEPT.matcher(key).matches());
      }
    }
  }
}
