package io.reunion.ballot;

import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/**
 * How often a code may be tried that is short enough to be read out: some times by each member, and some hundred times
 * wrongly for each assembly, however many members try together. Without an answer of Redis nobody may.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code guesses:{MEMBER}}</td><td>string: tries since the last right one; for an hour from the first</td></tr>
 * <tr><td>{@code assembly:{ID}:guesses}</td><td>string: wrong tries of everybody; for an hour from the first</td></tr>
 * </table>
 */
final class Guesses {
  /** By one member, an hour. */
  static final int MOST = 5;

  /** Wrong ones by everybody, an hour: of ten thousand codes one in fifty. */
  static final int MOST_OF_ALL = 200;

  private static final Script GUESS = Script.beside(Guesses.class, "guess.lua");
  private static final Duration WITHIN = Duration.ofHours(1);

  private final Redis redis;

  Guesses(Redis redis) {
    this.redis = redis;
  }

  private static String by(MemberId member) {
    return "guesses:{" + member + "}";
  }

  private static String at(String assembly) {
    return "assembly:{" + assembly + "}:guesses";
  }

  private Future<Long> count(String key) {
    return redis
        .run(GUESS, List.of(key), List.of(Long.toString(WITHIN.toMillis())))
        .map(reply -> reply.number());
  }

  /** Counts one more try of {@code member}; whether they may. */
  Future<Boolean> may(MemberId member) {
    return count(by(member)).map(tries -> tries <= MOST);
  }

  /** Whether codes of {@code assembly} are still taken. */
  Future<Boolean> open(String assembly) {
    return redis
        .call(c -> c.get(at(assembly)))
        .map(wrong -> wrong == null || Long.parseLong(wrong) < MOST_OF_ALL);
  }

  Future<Void> wrong(String assembly) {
    return count(at(assembly)).mapEmpty();
  }

  /** What {@code member} has tried before was a slip. */
  Future<Void> right(MemberId member) {
    return redis.call(c -> c.del(by(member))).mapEmpty();
  }
}
