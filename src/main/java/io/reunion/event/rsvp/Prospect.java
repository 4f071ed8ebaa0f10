package io.reunion.event.rsvp;

import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that has been answered to an event, read once: what any number of answers would come to now. */
public final class Prospect {
  private final Map<String, String> answers;
  private final Map<String, String> aliases;
  private final Waiting waiting;

  private Prospect(Map<String, String> answers, Map<String, String> aliases, Waiting waiting) {
    this.answers = answers;
    this.aliases = aliases;
    this.waiting = waiting;
  }

  static Future<Prospect> read(Redis redis, EventId event) {
    Future<Map<String, String>> answers =
        redis.call(c -> c.hgetall(RsvpStore.key(event, ":answers")));
    Future<Map<String, String>> aliases =
        redis.call(c -> c.hgetall(RsvpStore.key(event, ":aliases")));
    Future<Waiting> waiting = Waiting.read(redis, event);
    return answers.compose(
        given -> aliases.compose(known -> waiting.map(queue -> new Prospect(given, known, queue))));
  }

  /** The same for one person, by what is stored of that person only and by who waits. */
  static Future<Prospect> read(Redis redis, EventId event, String person) {
    Future<@Nullable String> alias =
        redis.call(c -> c.hget(RsvpStore.key(event, ":aliases"), person));
    Future<Waiting> waiting = Waiting.read(redis, event);
    return alias.compose(meant -> {
      String key = meant == null ? person : meant;
      Future<@Nullable String> standing =
          redis.call(c -> c.hget(RsvpStore.key(event, ":answers"), key));
      return standing.compose(stored -> waiting.map(queue -> new Prospect(
          stored == null ? Map.of() : Map.of(key, stored),
          meant == null ? Map.of() : Map.of(person, meant),
          queue)));
    });
  }

  /**
   * What an answer would come to; nothing is changed. The person's other keys are not looked at: somebody who stands under one
   * of them is foreseen as new.
   *
   * @param event as it is, or as it would be after other answers
   * @param person a line of a list that turned out to be somebody counts as that somebody
   */
  public RsvpOutcome of(Event event, String person, Wish wish, Instant time) {
    String key = aliases.getOrDefault(person, person);
    Foreseen.Before before = Foreseen.Before.read(answers.get(key));
    return new Foreseen(event, time, waiting)
        .of(wish, before.behind(waiting.ahead(key, before.seat())));
  }
}
