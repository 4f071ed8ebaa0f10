package io.reunion;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a barrage has come to, by what Redis holds.
 *
 * @param lost people of whose messages nothing is left
 * @param wrong people who stand where an older message has put them
 * @param doubled changes that were made twice by one message
 * @param leftOver updates that are still in the journal, or set aside
 * @param miscounted events whose seats are not those of the people who have them, or more than there are
 * @param window from the first to the last acknowledgement of what is missing
 */
record Reckoning(int lost, int wrong, int doubled, int leftOver, int miscounted, Duration window) {
  static final Reckoning CLEAN = new Reckoning(0, 0, 0, 0, 0, Duration.ZERO);

  /** Waits until nothing is under way any more, and reckons; a Redis or a cluster of them. */
  static Reckoning of(Barrage barrage, String redisUri) {
    if (redisUri.startsWith("redis-cluster:")) {
      try (RedisClusterClient client =
          RedisClusterClient.create(redisUri.replace("redis-cluster:", "redis:"))) {
        return settled(barrage, client.connect().sync());
      }
    }
    try (RedisClient client = RedisClient.create(redisUri)) {
      return settled(barrage, client.connect().sync());
    }
  }

  private static Reckoning settled(Barrage barrage, RedisClusterCommands<String, String> redis) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> entries(redis, "journal") == 0);
    return of(barrage, redis);
  }

  private static Reckoning of(Barrage barrage, RedisClusterCommands<String, String> redis) {
    Map<Integer, Barrage.Message> last = new HashMap<>();
    barrage.messages().forEach(message -> last.put(message.person(), message));
    Map<Integer, Map<String, String>> answers = new HashMap<>();
    int doubled = 0;
    int miscounted = 0;
    for (int event = 0; event < Barrage.EVENTS; event++) {
      String key = "event:{e" + event + "}";
      answers.put(event, redis.hgetall(key + ":answers"));
      doubled += doubled(redis.xrange(key + ":journal", Range.unbounded()));
      int seats = seats(answers.get(event));
      boolean counted = Integer.toString(seats).equals(redis.hget(key, "taken"));
      miscounted += counted && (event != Barrage.TIGHT || seats <= Barrage.TIGHT_SEATS) ? 0 : 1;
    }
    int lost = 0;
    int wrong = 0;
    List<Long> missing = new ArrayList<>();
    for (Barrage.Message message : last.values()) {
      String standing = answers.get(message.event()).get("u:line:U" + message.person());
      if (standing == null) {
        lost++;
      } else if (!isRight(message, standing)) {
        wrong++;
      }
      if (standing == null || !isRight(message, standing)) {
        missing.add(barrage.acknowledged(message));
      }
    }
    int leftOver = entries(redis, "journal") + entries(redis, "dead");
    return new Reckoning(lost, wrong, doubled, leftOver, miscounted, span(missing));
  }

  private static boolean isRight(Barrage.Message last, String standing) {
    boolean waits = last.event() == Barrage.TIGHT && last.standing().startsWith("ACCEPTED");
    return standing.equals(last.standing() + ":" + last.time())
        || (waits && standing.equals("WAITLISTED:1:" + last.time()));
  }

  private static int seats(Map<String, String> answers) {
    return answers.values().stream()
        .map(standing -> standing.split(":"))
        .filter(parts -> parts[0].equals("ACCEPTED"))
        .mapToInt(parts -> Integer.parseInt(parts[1]))
        .sum();
  }

  private static int doubled(List<StreamMessage<String, String>> changes) {
    Set<String> seen = new HashSet<>();
    int doubled = 0;
    for (StreamMessage<String, String> change : changes) {
      Map<String, String> body = change.getBody();
      doubled += seen.add(body.get("person") + " " + body.get("operation")) ? 0 : 1;
    }
    return doubled;
  }

  private static Duration span(List<Long> nanos) {
    long first = nanos.stream().mapToLong(n -> n).min().orElse(0);
    return Duration.ofNanos(nanos.stream().mapToLong(n -> n).max().orElse(0) - first);
  }

  /** How many entries the inbox has under {@code part}. */
  static int entries(RedisClusterCommands<String, String> redis, String part) {
    return redis.keys("inbox:*:" + part).stream()
        .mapToInt(key -> Math.toIntExact(redis.xlen(key)))
        .sum();
  }
}
