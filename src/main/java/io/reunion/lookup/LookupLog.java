package io.reunion.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lettuce.core.Range;
import io.lettuce.core.ScoredValue;
import io.reunion.bot.Speaker;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who was shown to whom: what the association can look into when somebody is pestered, and what everybody may ask about
 * themselves.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code looked-up:{MEMBER}}</td><td>sorted set: PERSON by the ms at which they last saw this member; the newest
 * 500, for as long as the configuration says</td></tr>
 * </table>
 */
public final class LookupLog {
  private static final int MOST = 500;

  /** Somebody who saw a profile; {@code person} as in {@link Speaker#personKey}. */
  record Look(String person, Instant at) {}

  private final Redis redis;
  private final Duration kept;

  public LookupLog(Redis redis, Duration kept) {
    this.redis = redis;
    this.kept = kept;
  }

  private static String key(MemberId member) {
    return "looked-up:{" + member + "}";
  }

  /** Notes that {@code who} is being shown {@code seen}; not that they see themselves. Calling twice is harmless. */
  Future<Void> note(Speaker who, Set<MemberId> seen, Instant now) {
    List<Future<?>> notes = new ArrayList<>();
    for (MemberId member : seen) {
      if (who.member().filter(self -> self.id().equals(member)).isEmpty()) {
        String key = key(member);
        notes.add(redis.call(c -> c.zadd(key, (double) now.toEpochMilli(), who.personKey())));
        notes.add(redis.call(c -> c.zremrangebyscore(key, until(now))));
        notes.add(redis.call(c -> c.zremrangebyrank(key, 0, -MOST - 1)));
        notes.add(redis.call(c -> c.pexpire(key, kept.toMillis())));
      }
    }
    return Future.join(notes).mapEmpty();
  }

  private Range<Long> until(Instant now) {
    return Range.create(0L, now.minus(kept).toEpochMilli());
  }

  long days() {
    return kept.toDays();
  }

  /** When {@code member} was shown to somebody; to whom, the person asks in the chat, where it depends on what those show. */
  public Future<JsonNode> export(MemberId member) {
    return redis.call(c -> c.zrevrangeWithScores(key(member), 0, -1)).map(entries -> {
      ArrayNode times = JsonNodeFactory.instance.arrayNode();
      entries.forEach(entry -> times.add(look(entry).at().toString()));
      return times;
    });
  }

  /** Who saw {@code member} of late, the newest first. */
  Future<List<Look>> of(MemberId member, int most, Instant now) {
    return redis
        .call(c -> c.zrevrangeWithScores(key(member), 0, most - 1L))
        .map(entries -> entries.stream()
            .map(LookupLog::look)
            .filter(look -> look.at().isAfter(now.minus(kept)))
            .toList());
  }

  /** Who saw {@code member} is known no longer. */
  public Future<Void> forget(MemberId member) {
    return redis.call(c -> c.del(key(member))).mapEmpty();
  }

  private static Look look(ScoredValue<String> entry) {
    return new Look(entry.getValue(), Instant.ofEpochMilli((long) entry.getScore()));
  }
}
