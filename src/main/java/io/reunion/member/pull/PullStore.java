package io.reunion.member.pull;

import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the last pull, and from where the next one goes on.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code {member-pull}:state}</td><td>hash: tried and ended (ms), outcome, words, import, pages, records; stays</td></tr>
 * <tr><td>{@code {member-pull}:marks}</td><td>hash: reading, since, and of each page its address to a {@link Mark}; stays</td></tr>
 * <tr><td>{@code {member-pull}:held}</td><td>string: who is pulling; a minute, while it goes on</td></tr>
 * </table>
 */
final class PullStore {
  private static final Script HOLD = Script.beside(PullStore.class, "hold.lua");
  private static final String STATE = "{member-pull}:state";
  private static final String MARKS = "{member-pull}:marks";
  private static final String HELD = "{member-pull}:held";
  private static final String READING = "reading";
  private static final String SINCE = "since";

  private final Redis redis;

  PullStore(Redis redis) {
    this.redis = redis;
  }

  /**
   * From where a pull goes on.
   *
   * @param since when the system was asked the last time, on its clock
   * @param pages by their addresses
   */
  record Marks(Optional<Instant> since, Map<String, Mark> pages) {
    static final Marks NONE = new Marks(Optional.empty(), Map.of());
  }

  /** Whether {@code who} may pull now, and for that long; nobody else may then. */
  Future<Boolean> hold(String who, Duration time) {
    return redis
        .run(HOLD, List.of(HELD), List.of(who, Long.toString(time.toMillis())))
        .map(reply -> reply.text().equals("HELD"));
  }

  Future<Void> release(String who) {
    return redis.run(HOLD, List.of(HELD), List.of(who, "0")).mapEmpty();
  }

  /** The marks, if they were made with the same {@link AlumniSystem#reading}. */
  Future<Marks> marks(String reading) {
    return redis.call(c -> c.hgetall(MARKS)).map(fields -> {
      Map<String, String> kept = new HashMap<>(fields);
      if (!reading.equals(kept.remove(READING))) {
        return Marks.NONE;
      }
      Optional<Instant> since = Optional.ofNullable(kept.remove(SINCE)).map(Instant::parse);
      Map<String, Mark> pages = new HashMap<>();
      kept.forEach((page, mark) -> pages.put(page, Mark.read(mark)));
      return new Marks(since, pages);
    });
  }

  /** Keeps the marks in place of all before. */
  Future<Void> mark(String reading, Marks marks) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(READING, reading);
    marks.since().ifPresent(since -> fields.put(SINCE, since.toString()));
    marks.pages().forEach((page, mark) -> fields.put(page, mark.json()));
    return redis
        .call(c -> c.del(MARKS))
        .compose(gone -> redis.call(c -> c.hset(MARKS, fields)))
        .mapEmpty();
  }

  Future<Void> tried(Instant now) {
    return redis
        .call(c -> c.hset(STATE, "tried", Long.toString(now.toEpochMilli())))
        .mapEmpty();
  }

  Future<Void> ended(PullState.Ended ended) {
    Map<String, String> fields = Map.of(
        "ended", Long.toString(ended.at().toEpochMilli()),
        "outcome", ended.outcome().name(),
        "words", ended.words(),
        "import", ended.imported().orElse(""),
        "pages", Integer.toString(ended.pages()),
        "records", Long.toString(ended.records()));
    return redis.call(c -> c.hset(STATE, fields)).mapEmpty();
  }

  Future<PullState> state() {
    return redis
        .call(c -> c.hgetall(STATE))
        .compose(fields ->
            redis.call(c -> c.exists(HELD)).map(held -> PullState.read(fields, held > 0)));
  }
}
