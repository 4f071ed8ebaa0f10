package io.reunion.event.waitlist;

import io.lettuce.core.ScoredValue;
import io.reunion.event.EventId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Seats from the waiting list that somebody has to take before a certain moment, and those of which somebody has yet to hear.
 * The answers' script writes down whom it gives such seats, and strikes out who says anything.
 *
 * <table>
 * <caption>Keys; ID is the event's</caption>
 * <tr><td>{@code event:{ID}:unconfirmed}</td><td>sorted set: person by the ms until which the seats are held; 0 where
 *     they have not been told yet</td></tr>
 * </table>
 */
public final class HeldSeats {
  private static final Script HOLD = Script.beside(HeldSeats.class, "hold.lua");
  private static final Script CONFIRM = Script.beside(HeldSeats.class, "confirm.lua");

  private final Redis redis;

  public HeldSeats(Redis redis) {
    this.redis = redis;
  }

  private static String key(EventId event, String part) {
    return "event:{" + event + "}" + part;
  }

  /** For whom seats are held, and until when; not at all yet where that is still to be said. */
  public Future<Map<String, Optional<Instant>>> all(EventId event) {
    return redis
        .call(c -> c.zrangeWithScores(key(event, ":unconfirmed"), 0, -1))
        .map(found -> {
          Map<String, Optional<Instant>> all = new LinkedHashMap<>();
          for (ScoredValue<String> one : found) {
            all.put(one.getValue(), moment((long) one.getScore()));
          }
          return all;
        });
  }

  private static Optional<Instant> moment(long millis) {
    return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /**
   * Says until when the seats are held, unless that is known already. Calling twice is harmless.
   *
   * @param until empty if the seats are theirs without a word, of which they have yet to be told
   * @return until when they are held now; empty if nothing is held under a condition
   */
  public Future<Optional<Instant>> hold(EventId event, String person, Optional<Instant> until) {
    return hold(event, person, until.map(Instant::toEpochMilli).orElse(0L), "0");
  }

  /** Notes that they know that the seats are theirs for good. Calling twice is harmless. */
  Future<Void> told(EventId event, String person) {
    return hold(event, person, 0, "1").mapEmpty();
  }

  private Future<Optional<Instant>> hold(EventId event, String person, long until, String told) {
    return redis
        .run(HOLD, List.of(key(event, ":unconfirmed")), List.of(person, Long.toString(until), told))
        .map(reply -> moment(reply.number()));
  }

  /** Who says that the seats are taken: under which keys they may stand, and by which message. */
  public record Word(List<String> keys, String operation, Instant time, String words, String by) {}

  /** The seats that are somebody's for good now; 0 if none were held for them. */
  public Future<Integer> confirm(EventId event, Word word) {
    List<String> args = new ArrayList<>(List.of(
        word.operation(), Long.toString(word.time().toEpochMilli()), word.words(), word.by()));
    args.addAll(word.keys());
    return redis
        .runConfirmed(
            CONFIRM,
            List.of(
                key(event, ":unconfirmed"),
                key(event, ":answers"),
                key(event, ":journal"),
                key(event, ":operation:" + word.operation() + "~confirm")),
            args)
        .map(reply -> (int) reply.number());
  }
}
