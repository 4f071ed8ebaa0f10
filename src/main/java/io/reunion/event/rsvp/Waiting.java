package io.reunion.event.rsvp;

import io.lettuce.core.ScoredValue;
import io.reunion.event.EventId;
import io.reunion.event.Seat;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who waits for the room and who for a place from afar, as it was read. */
public final class Waiting {
  public static final Waiting NOBODY = new Waiting(List.of(), List.of());

  /** The number by which somebody stands where they do, and how many are before them. */
  private record Place(long turn, int ahead) {}

  private final Map<String, Place> room;
  private final Map<String, Place> online;

  private Waiting(List<ScoredValue<String>> room, List<ScoredValue<String>> online) {
    this.room = places(room);
    this.online = places(online);
  }

  private static Map<String, Place> places(List<ScoredValue<String>> inOrder) {
    Map<String, Place> places = new HashMap<>();
    for (ScoredValue<String> one : inOrder) {
      places.put(one.getValue(), new Place((long) one.getScore(), places.size()));
    }
    return places;
  }

  static Future<Waiting> read(Redis redis, EventId event) {
    Future<List<ScoredValue<String>>> room =
        redis.call(c -> c.zrangeWithScores(RsvpStore.key(event, ":waiting"), 0, -1));
    Future<List<ScoredValue<String>>> online =
        redis.call(c -> c.zrangeWithScores(RsvpStore.key(event, ":waiting:online"), 0, -1));
    return room.compose(here -> online.map(afar -> new Waiting(here, afar)));
  }

  /** At which place somebody waits, from 1; 0 if they do not. */
  static Future<Integer> place(Redis redis, EventId event, String person) {
    Future<@Nullable Long> room =
        redis.call(c -> c.zrank(RsvpStore.key(event, ":waiting"), person));
    Future<@Nullable Long> online =
        redis.call(c -> c.zrank(RsvpStore.key(event, ":waiting:online"), person));
    return room.compose(here -> online.map(afar -> Optional.ofNullable(here)
        .or(() -> Optional.ofNullable(afar))
        .map(ahead -> ahead.intValue() + 1)
        .orElse(0)));
  }

  private Map<String, Place> of(Seat seat) {
    return seat == Seat.ONLINE ? online : room;
  }

  int count(Seat seat) {
    return of(seat).size();
  }

  /** How many wait before somebody; 0 if they do not wait. */
  int ahead(String person, Seat seat) {
    return Optional.ofNullable(of(seat).get(person)).map(Place::ahead).orElse(0);
  }

  /** The number that somebody waits by: whoever has it again stands where they stood. */
  public Optional<Long> turn(String person) {
    return Optional.ofNullable(room.get(person))
        .or(() -> Optional.ofNullable(online.get(person)))
        .map(Place::turn);
  }
}
