package io.reunion.member;

import io.lettuce.core.KeyValue;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.redis.Remembered;
import io.reunion.redis.Script;
import io.reunion.redis.ScriptReply;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The members' records.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code member:{ID}}</td><td>hash: v version, j JSON; no expiry</td></tr>
 * </table>
 */
final class Records {
  private static final Script PUT = Script.beside(Records.class, "put.lua");

  /** Each with all that is known of somebody. */
  private static final int MOST_REMEMBERED = 5_000;

  private final Redis redis;
  private final Remembered<Optional<Member>> remembered;

  Records(Redis redis) {
    this.redis = redis;
    this.remembered = redis.remembering(MOST_REMEMBERED, key -> get(id(key)));
  }

  private static String key(MemberId id) {
    return "member:{" + id + "}";
  }

  private static MemberId id(String key) {
    return new MemberId(key.substring(key.indexOf('{') + 1, key.length() - 1));
  }

  /** The record for whoever needs it when another command has been answered, as {@link Remembered#ahead} gives it. */
  Supplier<Future<Optional<Member>>> ahead(MemberId id) {
    return remembered.ahead(key(id));
  }

  Future<Optional<Member>> get(MemberId id) {
    return redis.call(c -> c.hmget(key(id), "v", "j")).map(fields -> read(id, fields));
  }

  private static Optional<Member> read(MemberId id, List<KeyValue<String, String>> fields) {
    if (!fields.get(0).hasValue() || !fields.get(1).hasValue()) {
      return Optional.empty();
    }
    long version = Long.parseLong(fields.get(0).getValue());
    return Optional.of(MemberJson.read(id, version, fields.get(1).getValue()));
  }

  /** Those of {@code ids} that exist, in the same order. */
  Future<Map<MemberId, Member>> get(Collection<MemberId> ids) {
    return Batches.map(List.copyOf(ids), this::get).map(reads -> {
      Map<MemberId, Member> members = new LinkedHashMap<>();
      reads.forEach(read -> read.ifPresent(m -> members.put(m.id(), m)));
      return members;
    });
  }

  /** Writes {@code member} if its version is still the stored one; gives the new version, or nothing on a conflict. */
  Future<Optional<Long>> put(Member member) {
    return redis
        .run(
            PUT,
            List.of(key(member.id())),
            List.of(Long.toString(member.version()), MemberJson.write(member)))
        .map(Records::newVersion);
  }

  private static Optional<Long> newVersion(ScriptReply reply) {
    return reply.text(0).equals("STORED") ? Optional.of(reply.number(1)) : Optional.empty();
  }

  Future<Void> remove(MemberId id) {
    return redis.call(c -> c.del(key(id))).mapEmpty();
  }
}
