package io.reunion.access;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who did what through the console and the API. It names operations and ids, never what was written in a message.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code audit}</td><td>stream: at (ms), who, what, outcome; the newest {@link #KEPT}</td></tr>
 * <tr><td>{@code audit-refused}</td><td>the same of what was refused; the newest {@link #REFUSED}, so that strangers
 * cannot push out what was done</td></tr>
 * </table>
 */
public final class AuditLog {
  /** How many entries are kept, about. */
  static final long KEPT = 100_000;

  /** How many refusals are kept, about. */
  static final long REFUSED = 5_000;

  private static final String KEY = "audit";
  private static final String REFUSED_KEY = "audit-refused";

  private final Redis redis;
  private final Clock clock;

  /**
   * One thing that was done or refused.
   *
   * @param id of the entry, also its place in the log
   * @param who a {@link Caller#id}, or {@code nobody}
   * @param what the operation and its object, for example {@code POST /events/17/close}
   * @param outcome the HTTP status, for example {@code 200}
   */
  public record Entry(String id, Instant at, String who, String what, String outcome) {}

  public AuditLog(Redis redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  public Future<Void> add(String who, String what, String outcome) {
    return add(KEY, KEPT, who, what, outcome);
  }

  /** Notes what was not let through. */
  public Future<Void> refused(String who, String what, String outcome) {
    return add(REFUSED_KEY, REFUSED, who, what, outcome);
  }

  private Future<Void> add(String key, long kept, String who, String what, String outcome) {
    Map<String, String> body = Map.of(
        "at",
        Long.toString(clock.millis()),
        "who",
        who,
        "what",
        what.length() > 300 ? what.substring(0, 300) : what,
        "outcome",
        outcome);
    XAddArgs bounded = XAddArgs.Builder.maxlen(kept).approximateTrimming();
    return redis.call(c -> c.xadd(key, bounded, body)).mapEmpty();
  }

  /**
   * The newest first.
   *
   * @param refused those that were refused instead of those that were done
   * @param before the id behind which to go on
   */
  public Future<List<Entry>> newest(boolean refused, Optional<String> before, int most) {
    String key = refused ? REFUSED_KEY : KEY;
    Range<String> range = before
        .map(id -> Range.from(Range.Boundary.<String>unbounded(), Range.Boundary.excluding(id)))
        .orElseGet(Range::unbounded);
    return redis
        .call(c -> c.xrevrange(key, range, Limit.from(most)))
        .map(found -> found.stream().map(AuditLog::entry).toList());
  }

  private static Entry entry(StreamMessage<String, String> message) {
    Map<String, String> body = message.getBody();
    return new Entry(
        message.getId(),
        Instant.ofEpochMilli(Long.parseLong(body.getOrDefault("at", "0"))),
        body.getOrDefault("who", ""),
        body.getOrDefault("what", ""),
        body.getOrDefault("outcome", ""));
  }
}
