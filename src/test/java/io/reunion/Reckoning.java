package io.reunion;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.sync.RedisCommands;
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
 */
record Reckoning(int lost, int wrong, int doubled, int leftOver, int miscounted) {
  static final Reckoning CLEAN = new Reckoning(0, 0, 0, 0, 0);

  static Reckoning of(Barrage barrage, RedisCommands<String, String> redis, int tightSeats) {
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
      miscounted += counted && (event != Barrage.TIGHT || seats <= tightSeats) ? 0 : 1;
    }
    int lost = 0;
    int wrong = 0;
    for (Barrage.Message message : last.values()) {
      String standing = answers.get(message.event()).get("u:line:U" + message.person());
      if (standing == null) {
        lost++;
      } else if (!isRight(message, standing)) {
        wrong++;
      }
    }
    return new Reckoning(lost, wrong, doubled, leftOver(redis), miscounted);
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

  /** Entries of the journal and of what was set aside. */
  static int leftOver(RedisCommands<String, String> redis) {
    int entries = 0;
    for (String part : List.of("journal", "dead")) {
      for (String key : redis.keys("inbox:*:" + part)) {
        entries += Math.toIntExact(redis.xlen(key));
      }
    }
    return entries;
  }
}
