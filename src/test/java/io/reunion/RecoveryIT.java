package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.reunion.redis.FragileRedis;
import io.reunion.redis.FragileRedis.Fsync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis dies with very much in its log, and how long it is until people are answered again. */
class RecoveryIT {
  private static final int KEYS = FaultTable.size("keys", 30_000, 1_000_000);
  private static final Duration LONGEST = Duration.ofSeconds(FaultTable.size("longestGap", 40, 30));
  /** Of work for one core, which nothing else that runs on the machine makes longer. */
  private static final Duration MOST_WORK = Duration.ofSeconds(10);

  private static final int AT_ONCE = 5_000;
  private static final Pattern GROWTH = Pattern.compile("(?m)^auto-aof-rewrite-percentage (\\d+)$");

  @TempDir
  Path directory;

  /** Until Redis answers, of which it worked so long, and until a message is taken after that, in ms. */
  private record Recovery(long redis, Duration work, long service) {
    Duration all() {
      return Duration.ofMillis(redis + service);
    }

    @Override
    public String toString() {
      return "Redis answers after %d ms (%d ms at work), a message is taken %d ms later"
          .formatted(redis, work.toMillis(), service);
    }
  }

  private static void fill(StatefulRedisConnection<String, String> connection) {
    for (int from = 0; from < KEYS; from += AT_ONCE) {
      write(connection, from);
    }
  }

  /** The log becomes as long as the settings that we ship let it become, before Redis writes it anew. */
  private static void lengthen(
      FragileRedis redis, StatefulRedisConnection<String, String> connection) throws IOException {
    Matcher growth = GROWTH.matcher(Files.readString(Path.of("docker", "redis.conf")));
    assertThat(growth.find()).isTrue();
    long most = redis.logBytes() * (100 + Integer.parseInt(growth.group(1))) / 100;
    for (int from = 0; redis.logBytes() < most; from = (from + AT_ONCE) % KEYS) {
      write(connection, from);
    }
  }

  private static void write(StatefulRedisConnection<String, String> connection, int from) {
    connection.setAutoFlushCommands(false);
    List<RedisFuture<?>> asked = new ArrayList<>(AT_ONCE);
    for (int i = from; i < Math.min(KEYS, from + AT_ONCE); i++) {
      asked.add(connection
          .async()
          .hset(
              "record:{" + i + "}",
              Map.of(
                  "name",
                  "Person " + i,
                  "year",
                  Integer.toString(1990 + i % 30),
                  "city",
                  "Shenzhen",
                  "email",
                  "person" + i + "@example.org",
                  "phone",
                  "+861380000" + i,
                  "consent",
                  "members")));
    }
    connection.flushCommands();
    assertThat(LettuceFutures.awaitAll(60, TimeUnit.SECONDS, asked.toArray(RedisFuture[]::new)))
        .isTrue();
    connection.setAutoFlushCommands(true);
  }

  private static void rewrite(StatefulRedisConnection<String, String> connection) {
    connection.sync().bgrewriteaof();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> connection.sync().info("persistence").lines().toList(),
            lines -> lines.contains("aof_rewrite_in_progress:0")
                && lines.contains("aof_rewrite_scheduled:0")
                && lines.contains("aof_last_bgrewrite_status:ok"));
  }

  private static int send(ServiceProcess service, int nth) {
    String body =
        new Barrage.Message(nth, "yes", Instant.now().toEpochMilli(), "recovery" + nth).body();
    return service
        .send("POST", "/webhooks/line/c0", body, "x-line-signature", LineChannels.signature(body))
        .statusCode();
  }

  private static Recovery recovery(FragileRedis redis, ServiceProcess service, int nth) {
    redis.kill9();
    long began = System.nanoTime();
    redis.comeBack();
    long answered = System.nanoTime();
    Duration work = redis.worked();
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> send(service, nth), status -> status == 200);
    return new Recovery(
        Duration.ofNanos(answered - began).toMillis(),
        work,
        Duration.ofNanos(System.nanoTime() - answered).toMillis());
  }

  @Test
  void whatFillsALongLogIsServedAgainSoon() throws Exception {
    try (LineChannels line = new LineChannels(1);
        FragileRedis redis = FragileRedis.start(Fsync.ALWAYS)) {
      Files.writeString(directory.resolve("reunion.yaml"), "association: {language: en}\n");
      Files.writeString(directory.resolve("platforms.yaml"), line.config());
      try (RedisClient client = RedisClient.create(redis.directUri());
          ServiceProcess service = ServiceProcess.serve(directory, redis.uri())) {
        StatefulRedisConnection<String, String> connection = client.connect();
        fill(connection);
        rewrite(connection);
        long rewritten = redis.logBytes();
        Recovery first = recovery(redis, service, 1);
        await()
            .ignoreExceptions()
            .atMost(Duration.ofSeconds(30))
            .until(() -> connection.sync().ping().equals("PONG"));
        assertThat(connection.sync().dbsize()).isGreaterThanOrEqualTo(KEYS);
        lengthen(redis, connection);
        long longest = redis.logBytes();
        Recovery second = recovery(redis, service, 2);
        FaultTable.row(
            "Redis killed with " + KEYS + " records",
            "log just written anew, %d MB: %s; as long as it becomes, %d MB: %s",
            rewritten / 1_000_000,
            first,
            longest / 1_000_000,
            second);
        for (Recovery one : List.of(first, second)) {
          assertThat(one.work()).as("at work").isLessThan(MOST_WORK);
          assertThat(one.all()).as("until a message is taken").isLessThan(LONGEST);
        }
      }
    }
  }
}
