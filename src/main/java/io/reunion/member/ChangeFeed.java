package io.reunion.member;

import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.reunion.redis.ScriptReply;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which members there are and what happened to them last. Each member stands in it once, under the number of its last
 * change: whoever reads from 0 sees everybody, whoever reads on from where they were sees what is new, and nothing has to
 * be trimmed. A write is noted before and told after, so that no crash in between keeps it from the readers.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code members:{all}:changed}</td><td>zset: member id by number; no expiry</td></tr>
 * <tr><td>{@code members:{all}:gone}</td><td>zset: ids of removed members by number, the last 100,000; no expiry</td></tr>
 * <tr><td>{@code members:{all}:dirty}</td><td>zset: ID:OPERATION of writes that are not told yet, by ms; no expiry</td></tr>
 * <tr><td>{@code members:{all}:number}</td><td>string: the last number given; no expiry</td></tr>
 * </table>
 */
public final class ChangeFeed {
  private static final Script INTEND = Script.beside(ChangeFeed.class, "intend.lua");
  private static final Script TELL = Script.beside(ChangeFeed.class, "tell.lua");
  private static final Script SWEEP = Script.beside(ChangeFeed.class, "sweep.lua");
  private static final Script CHANGES = Script.beside(ChangeFeed.class, "changes.lua");

  private static final String CHANGED = "members:{all}:changed";
  private static final String GONE = "members:{all}:gone";
  private static final String DIRTY = "members:{all}:dirty";
  private static final String NUMBER = "members:{all}:number";

  private static final int REMEMBERED = 100_000;
  private static final int MOST_SWEPT = 1_000;

  private final Redis redis;

  ChangeFeed(Redis redis) {
    this.redis = redis;
  }

  /**
   * What happened after some number.
   *
   * @param upTo the number to read on from
   * @param more whether there is more to read at once
   */
  public record Changes(List<MemberId> changed, List<MemberId> gone, long upTo, boolean more) {}

  /** Notes that {@code ids} are about to be written; {@code operation} tells this attempt from others. */
  Future<Void> intend(Collection<MemberId> ids, String operation) {
    return ids.isEmpty()
        ? Future.succeededFuture()
        : redis.run(INTEND, List.of(DIRTY), entries(ids, operation)).mapEmpty();
  }

  /** Tells that {@code ids} were written, or perhaps were. */
  Future<Void> changed(Collection<MemberId> ids, String operation) {
    return tell("CHANGED", ids, operation);
  }

  Future<Void> gone(Collection<MemberId> ids, String operation) {
    return tell("GONE", ids, operation);
  }

  private Future<Void> tell(String what, Collection<MemberId> ids, String operation) {
    if (ids.isEmpty()) {
      return Future.succeededFuture();
    }
    List<String> args = new ArrayList<>(List.of(what, Integer.toString(REMEMBERED)));
    args.addAll(entries(ids, operation));
    return redis.run(TELL, List.of(CHANGED, GONE, DIRTY, NUMBER), args).mapEmpty();
  }

  private static List<String> entries(Collection<MemberId> ids, String operation) {
    return ids.stream().map(id -> id + ":" + operation).toList();
  }

  /** Tells what was noted {@code ago} and never told; returns how many. Any instance may do it at any time. */
  Future<Long> sweep(Duration ago) {
    return redis
        .run(
            SWEEP,
            List.of(CHANGED, GONE, DIRTY, NUMBER),
            List.of(Long.toString(ago.toMillis()), Integer.toString(MOST_SWEPT)))
        .map(ScriptReply::number);
  }

  /** At most {@code most} changes and as many removals after {@code number}, the oldest first. */
  Future<Changes> after(long number, int most) {
    return redis
        .run(
            CHANGES,
            List.of(CHANGED, GONE, NUMBER),
            List.of(Long.toString(number), Integer.toString(most)))
        .map(ChangeFeed::read);
  }

  private static Changes read(ScriptReply reply) {
    int changed = (int) reply.number(2);
    List<MemberId> ids = reply.texts().stream().skip(3).map(MemberId::new).toList();
    return new Changes(
        ids.subList(0, changed),
        ids.subList(changed, ids.size()),
        reply.number(0),
        reply.number(1) == 1);
  }

  Future<Long> count() {
    return redis.call(c -> c.zcard(CHANGED));
  }
}
