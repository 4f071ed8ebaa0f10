package io.reunion.member;

import io.reunion.chat.UserId;
import io.reunion.redis.Redis;
import io.reunion.redis.Remembered;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Entries that lead to a member: strings in hash slots of their own, hence never written in one step with the record. The
 * record decides: an entry counts only if the record that it leads to says the same.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code user:{PLATFORM:USER}}</td><td>string: id of the member that this account is; no expiry</td></tr>
 * <tr><td>{@code member-key:{HASH}}</td><td>string: id of the member with that student number, e-mail address or phone
 * number; no expiry</td></tr>
 * </table>
 */
final class LookUps {
  private static final Script CLAIM = Script.beside(LookUps.class, "claim.lua");
  private static final Script RELEASE = Script.beside(LookUps.class, "release.lua");

  private static final int MOST_REMEMBERED = 20_000;

  private final Redis redis;
  private final Remembered<Optional<MemberId>> holders;

  LookUps(Redis redis) {
    this.redis = redis;
    this.holders = redis.remembering(MOST_REMEMBERED, this::holder);
  }

  static String key(UserId user) {
    return "user:{" + user + "}";
  }

  static String key(NaturalKey natural) {
    return "member-key:{" + natural.hash() + "}";
  }

  Future<Optional<MemberId>> holder(String key) {
    return redis.call(c -> c.get(key)).map(id -> Optional.ofNullable(id).map(MemberId::new));
  }

  /** The same for whoever needs it when another command has been answered, as {@link Remembered#ahead} gives it. */
  Supplier<Future<Optional<MemberId>>> holderAhead(String key) {
    return holders.ahead(key);
  }

  /** Takes {@code key} for {@code id} if it is free, already theirs, or held by {@code from}; tells who has it then. */
  Future<MemberId> claim(String key, MemberId id, Optional<MemberId> from) {
    return redis
        .run(CLAIM, List.of(key), List.of(id.value(), from.map(MemberId::value).orElse("")))
        .map(reply -> new MemberId(reply.text()));
  }

  /** Gives {@code key} back if it is still theirs. */
  Future<Void> release(String key, MemberId id) {
    return redis.run(RELEASE, List.of(key), List.of(id.value())).mapEmpty();
  }
}
