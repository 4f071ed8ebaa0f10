package io.reunion.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lettuce.core.SetArgs;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The last look-ups of each person, whatever account they use, and who is stopped.
 *
 * <table>
 * <caption>Keys; PERSON is the same for all accounts of a member</caption>
 * <tr><td>{@code walk:{PERSON}:steps}</td><td>list of {@link Walk.Step}, the last 100; 7 days. No names in it, nor words</td></tr>
 * <tr><td>{@code walk:{PERSON}:stopped}</td><td>string: the ms until which nobody is shown, and the operation that stopped it; until then</td></tr>
 * </table>
 */
public final class WalkStore {
  private static final int MOST = 100;

  /** How long somebody who has walked through many is shown nobody, unless an admin says otherwise. */
  private static final Duration STOPPED = Duration.ofDays(7);

  private final Redis redis;

  public WalkStore(Redis redis) {
    this.redis = redis;
  }

  private static String steps(String person) {
    return "walk:{" + person + "}:steps";
  }

  private static String stopped(String person) {
    return "walk:{" + person + "}:stopped";
  }

  Future<Walk> of(String person) {
    return redis
        .call(c -> c.lrange(steps(person), 0, -1))
        .map(all -> new Walk(all.stream().map(Walk.Step::read).toList()));
  }

  Future<Walk> add(String person, Walk.Step step) {
    return redis
        .call(c -> c.rpush(steps(person), step.written()))
        .compose(added -> redis.call(c -> c.ltrim(steps(person), -MOST, -1)))
        .compose(cut -> redis.call(c -> c.pexpire(steps(person), Walk.WEEK.toMillis())))
        .compose(kept -> of(person));
  }

  /** Until when {@code person} is shown nobody. */
  Future<Optional<Instant>> stoppedUntil(String person) {
    return redis
        .call(c -> c.get(stopped(person)))
        .map(value -> Optional.ofNullable(value)
            .map(text -> Instant.ofEpochMilli(Long.parseLong(text.split(" ", 2)[0]))));
  }

  /** Stops {@code person}; whether it was this operation that did. Calling twice is harmless. */
  Future<Boolean> stop(String person, String operation, Instant now) {
    String value = now.plus(STOPPED).toEpochMilli() + " " + operation;
    return redis
        .call(c -> c.set(stopped(person), value, SetArgs.Builder.nx().px(STOPPED.toMillis())))
        .compose(set -> redis.call(c -> c.get(stopped(person))))
        .map(kept -> kept != null && kept.endsWith(" " + operation));
  }

  /** What {@code person} did is not held against them any more. */
  Future<Void> free(String person) {
    return redis.call(c -> c.del(steps(person), stopped(person))).mapEmpty();
  }

  /** When {@code member} looked people up in the last week, and how many were shown. */
  public Future<JsonNode> export(MemberId member) {
    return of("m:" + member).map(walk -> {
      ArrayNode steps = JsonNodeFactory.instance.arrayNode();
      walk.steps()
          .forEach(
              step -> steps.addObject().put("at", step.at().toString()).put("shown", step.shown()));
      return steps;
    });
  }

  public Future<Void> forget(MemberId member) {
    return free("m:" + member);
  }
}
