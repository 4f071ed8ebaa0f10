package io.reunion.event;

import io.lettuce.core.SetArgs;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secret addresses of people's calendars.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code calendar:{PERSON}}</td><td>string: the person's secret</td></tr>
 * <tr><td>{@code calendar:secret:{SECRET}}</td><td>hash: person, name</td></tr>
 * </table>
 */
public final class CalendarKeys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;

  /** Whose calendar an address is. */
  public record Owner(String key, String name) {}

  private final Redis redis;
  private final EventStore events;
  private final RsvpStore rsvps;

  public CalendarKeys(Redis redis, EventStore events, RsvpStore rsvps) {
    this.redis = redis;
    this.events = events;
    this.rsvps = rsvps;
  }

  private static String bySecret(String secret) {
    return "calendar:secret:{" + secret + "}";
  }

  /** The secret of this person, the same at every call. */
  Future<String> of(String person, String name) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String key = "calendar:{" + person + "}";
    return redis
        .call(c -> c.set(key, fresh, SetArgs.Builder.nx()))
        .compose(set -> redis.call(c -> c.get(key)))
        .compose(secret -> redis
            .call(c -> c.hset(bySecret(secret), Map.of("person", person, "name", name)))
            .map(secret));
  }

  /** Whose address this is, if it is one. */
  public Future<Optional<Owner>> owner(String secret) {
    return redis
        .call(c -> c.hgetall(bySecret(secret)))
        .map(fields -> Optional.ofNullable(fields.get("person"))
            .map(person -> new Owner(person, fields.getOrDefault("name", ""))));
  }

  /** What this person comes to, may come to or waits for. */
  public Future<List<Event>> events(Owner owner) {
    return events
        .all()
        .compose(all -> Batches.map(all, event -> attended(event, owner)))
        .map(theirs -> theirs.stream().flatMap(Optional::stream).toList());
  }

  private Future<Optional<Event>> attended(Event event, Owner owner) {
    return rsvps
        .standing(event.id(), owner.key())
        .map(standing -> standing
            .filter(one ->
                one.status().filter(status -> status != Rsvp.Status.DECLINED).isPresent())
            .map(one -> event.showing(event.linkFor(one.status(), one.seat()))));
  }
}
