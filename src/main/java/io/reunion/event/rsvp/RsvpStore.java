package io.reunion.event.rsvp;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.KnownEvents;
import io.reunion.event.Seat;
import io.reunion.event.Stamp;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.Rsvp.Status;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.reunion.redis.ScriptReply;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answers to events.
 *
 * <table>
 * <caption>Keys; ID is the event's</caption>
 * <tr><td>{@code event:{ID}}</td><td>hash, see {@link EventStore}</td></tr>
 * <tr><td>{@code event:{ID}:answers}</td><td>hash: person to "STATUS:seats:time of the message in ms", and ":ONLINE" for
 *     those who take part from afar</td></tr>
 * <tr><td>{@code event:{ID}:waiting}</td><td>sorted set: person by sequence; for the room</td></tr>
 * <tr><td>{@code event:{ID}:waiting:online}</td><td>the same for those who wait to take part from afar</td></tr>
 * <tr><td>{@code event:{ID}:people}</td><td>hash: person to JSON of {@link Attendee}</td></tr>
 * <tr><td>{@code event:{ID}:operation:OP}</td><td>string: what was answered; as long as a platform may repeat it</td></tr>
 * <tr><td>{@code event:{ID}:journal}</td><td>stream: every change: person, from, to, operation, time, understood, by</td></tr>
 * <tr><td>{@code event:{ID}:aliases}</td><td>hash: line of a pasted list to the person who turned out to be meant</td></tr>
 * <tr><td>{@code event:{ID}:unconfirmed}</td><td>sorted set, see {@code HeldSeats}</td></tr>
 * </table>
 */
public final class RsvpStore {
  private static final Script RSVP = Script.beside(RsvpStore.class, "rsvp.lua");
  /** As a capacity: there are no seats of that kind, and nobody chooses them. */
  public static final int NONE = -1;

  /** Where the stamp stands among the arguments. */
  private static final int STAMP = 11;

  private static final Duration OPERATION_LIFE = Duration.ofDays(8);

  private final Redis redis;

  public RsvpStore(Redis redis) {
    this.redis = redis;
  }

  static String key(EventId event, String part) {
    return "event:{" + event + "}" + part;
  }

  /**
   * Records an answer. Calling twice with the same operation is harmless.
   *
   * @param seats including the person, at least 1; meaningless unless ACCEPTED
   * @param time of the message: the newest wins, whatever arrives first
   */
  public Future<RsvpOutcome> answer(
      EventId event, Attendee attendee, Answer answer, int seats, String operation, Instant time) {
    return answer(event, attendee, Wish.of(answer, seats), operation, time);
  }

  /** The same with all that an answer may say. */
  public Future<RsvpOutcome> answer(
      EventId event, Attendee attendee, Wish wish, String operation, Instant time) {
    return run(event, operation, args(attendee, wish, operation, time, Stamp.ANY))
        .map(RsvpOutcome::read);
  }

  /** The same as long as the event is defined as it was when it was read last; empty, and nothing done, if it is not. */
  public Future<Optional<RsvpOutcome>> answer(
      KnownEvents.Known known, Attendee attendee, Wish wish, String operation, Instant time) {
    return run(known.event().id(), operation, args(attendee, wish, operation, time, known.stamp()))
        .map(RsvpStore::unlessMoved);
  }

  private static Optional<RsvpOutcome> unlessMoved(ScriptReply reply) {
    return reply.text(0).equals("MOVED") ? Optional.empty() : Optional.of(RsvpOutcome.read(reply));
  }

  private static List<String> args(
      Attendee attendee, Wish wish, String operation, Instant time, Stamp stamp) {
    List<String> args = new ArrayList<>(List.of(
        attendee.key(),
        wish.answer().name(),
        Integer.toString(wish.seats()),
        operation,
        Long.toString(time.toEpochMilli()),
        Long.toString(OPERATION_LIFE.toSeconds()),
        AttendeeJson.write(attendee),
        wish.more() ? "1" : "0",
        wish.words(),
        attendee.sponsor().or(attendee::user).map(Object::toString).orElse(""),
        wish.seat().map(Seat::name).orElse(""),
        stamp.text(),
        wish.turn().map(Object::toString).orElse(""),
        wish.office() ? "1" : "0"));
    args.addAll(wish.otherKeys());
    return args;
  }

  /**
   * Sets the number of seats and promotes those who now fit. Calling twice with the same operation is harmless.
   *
   * @param capacity 0 for no bound; {@value #NONE} for no seats of that kind
   */
  public Future<RsvpOutcome> resize(
      EventId event, Seat seat, int capacity, String operation, Instant time) {
    return resize(event, seat, capacity, operation, time, Stamp.ANY).map(Optional::orElseThrow);
  }

  /** The same as long as the event is defined as {@code stamp} says; empty, and nothing done, if it is not. */
  public Future<Optional<RsvpOutcome>> resize(
      EventId event, Seat seat, int capacity, String operation, Instant time, Stamp stamp) {
    List<String> args =
        new ArrayList<>(plain("", "CAPACITY", capacity, operation, time, seat.name()));
    args.set(STAMP, stamp.text());
    return run(event, operation, args).map(RsvpStore::unlessMoved);
  }

  /**
   * Frees what was held for somebody who has not taken it by {@code until}, for those who wait. Calling twice with the
   * same operation is harmless.
   *
   * @return WITHDRAWN, or STALE if it is not held any more
   */
  public Future<RsvpOutcome> lapse(EventId event, String person, Instant until, String operation) {
    return run(event, operation, plain(person, "LAPSE", 0, operation, until, ""))
        .map(RsvpOutcome::read);
  }

  /** Gives free seats to those who wait, up to two hundred of them. Calling twice with the same operation is harmless. */
  public Future<RsvpOutcome> seat(EventId event, String operation, Instant time) {
    return run(event, operation, plain("", "SEAT", 0, operation, time, "")).map(RsvpOutcome::read);
  }

  /**
   * Counts somebody once who stands under several keys: as the newest of them says, with the party of that answer. Seats
   * that others of them held come free for those who wait. Calling twice with the same operation is harmless.
   *
   * @param person as they stand from then on
   * @param others the keys beside theirs, in any order
   * @param newest the time of the newest answer, from which {@code person} was made
   * @return STALE if there is a newer one by now, or nothing to unite
   */
  public Future<RsvpOutcome> unite(
      EventId event, Attendee person, List<String> others, Instant newest, String operation) {
    List<String> args = new ArrayList<>(plain(person.key(), "UNITE", 0, operation, newest, ""));
    args.set(6, AttendeeJson.write(person));
    args.set(8, "= " + String.join(", ", others));
    args.addAll(others);
    return run(event, operation, args).map(RsvpOutcome::read);
  }

  /** What came of {@code operation}, as long as it is remembered. */
  public Future<Optional<RsvpOutcome>> given(EventId event, String operation) {
    return redis
        .call(c -> c.get(key(event, ":operation:" + operation)))
        .map(json -> Optional.ofNullable(json).map(RsvpOutcome::stored));
  }

  /** Who waits, and by which turn; nobody has one as long as seats are to be drawn. */
  public Future<Waiting> waiting(Event event) {
    return event.terms().pot()
        ? Future.succeededFuture(Waiting.NOBODY)
        : Waiting.read(redis, event.id());
  }

  /** At which place somebody waits, from 1; 0 if they do not. */
  public Future<Integer> place(EventId event, String person) {
    return Waiting.place(redis, event, person);
  }

  /** Under which keys there are answers. */
  public Future<List<String>> keys(EventId event) {
    return redis.call(c -> c.hkeys(key(event, ":answers")));
  }

  /** What {@link #answer} would come to now, by what is stored; see {@link Prospect#of}. */
  public Future<RsvpOutcome> foresee(Event event, String person, Wish wish, Instant time) {
    return Prospect.read(redis, event.id(), person)
        .map(prospect -> prospect.of(event, person, wish, time));
  }

  /** The same for very many answers, in one reading. */
  public Future<Prospect> prospect(EventId event) {
    return Prospect.read(redis, event);
  }

  private static List<String> plain(
      String person, String wish, int number, String operation, Instant time, String where) {
    return List.of(
        person,
        wish,
        Integer.toString(number),
        operation,
        Long.toString(time.toEpochMilli()),
        Long.toString(OPERATION_LIFE.toSeconds()),
        "",
        "0",
        "",
        "",
        where,
        Stamp.ANY.text(),
        "",
        "0");
  }

  private Future<ScriptReply> run(EventId event, String operation, List<String> args) {
    return redis.runConfirmed(
        RSVP,
        List.of(
            key(event, ""),
            key(event, ":answers"),
            key(event, ":waiting"),
            key(event, ":people"),
            key(event, ":operation:" + operation),
            key(event, ":journal"),
            key(event, ":aliases"),
            key(event, ":waiting:online"),
            key(event, ":unconfirmed"),
            key(event, ":questions"),
            key(event, ":arrivals"),
            key(event, ":codes"),
            key(event, ":coded")),
        args);
  }

  /** Everybody who has answered: those who come first, in the order in which they wait, then by name. */
  public Future<List<Rsvp>> list(EventId event) {
    Future<Map<String, String>> answers = redis.call(c -> c.hgetall(key(event, ":answers")));
    Future<List<String>> waiting = redis.call(c -> c.zrange(key(event, ":waiting"), 0, -1));
    Future<List<String>> waitingOnline =
        redis.call(c -> c.zrange(key(event, ":waiting:online"), 0, -1));
    Future<Map<String, String>> people = redis.call(c -> c.hgetall(key(event, ":people")));
    return answers.compose(given -> waiting.compose(room -> waitingOnline.compose(
        online -> people.map(known -> rsvps(given, List.of(room, online), known)))));
  }

  private static List<Rsvp> rsvps(
      Map<String, String> answers, List<List<String>> queues, Map<String, String> people) {
    Map<String, Integer> positions = new HashMap<>();
    for (List<String> queue : queues) {
      for (int i = 0; i < queue.size(); i++) {
        positions.put(queue.get(i), i + 1);
      }
    }
    List<Rsvp> rsvps = new ArrayList<>(answers.size());
    answers.forEach((person, standing) -> {
      String[] parts = StandingText.parts(standing);
      Optional<Status> status = StandingText.status(parts[0]);
      String described = people.get(person);
      if (status.isPresent() && described != null) {
        rsvps.add(new Rsvp(
            AttendeeJson.read(described),
            status.get(),
            Integer.parseInt(parts[1]),
            positions.getOrDefault(person, 0),
            Seat.stored(parts[3])));
      }
    });
    rsvps.sort(Comparator.comparing(Rsvp::status)
        .thenComparing(Rsvp::seat)
        .thenComparingInt(Rsvp::position)
        .thenComparing(rsvp -> rsvp.attendee().name()));
    return rsvps;
  }

  /** How somebody stands, and since which message. */
  public record Standing(
      Attendee attendee, Optional<Status> status, int seats, Instant time, Seat seat) {}

  /** Everybody who has ever answered, by key; those who took their answer back have no status. */
  public Future<Map<String, Standing>> standings(EventId event) {
    Future<Map<String, String>> answers = redis.call(c -> c.hgetall(key(event, ":answers")));
    Future<Map<String, String>> people = redis.call(c -> c.hgetall(key(event, ":people")));
    return answers.compose(given -> people.map(known -> {
      Map<String, Standing> all = new LinkedHashMap<>();
      given.forEach((person, standing) -> {
        String described = known.get(person);
        if (described != null) {
          all.put(person, StandingText.standing(standing, described));
        }
      });
      return all;
    }));
  }

  /** One person's standing, if they have ever answered. */
  public Future<Optional<Standing>> standing(EventId event, String person) {
    Future<@Nullable String> standing = redis.call(c -> c.hget(key(event, ":answers"), person));
    Future<@Nullable String> described = redis.call(c -> c.hget(key(event, ":people"), person));
    return standing.compose(given -> described.map(json -> given == null || json == null
        ? Optional.empty()
        : Optional.of(StandingText.standing(given, json))));
  }

  /** The latest changes, newest first. */
  public Future<List<JournalEntry>> journal(EventId event, int most) {
    Future<List<StreamMessage<String, String>>> entries =
        redis.call(c -> c.xrevrange(key(event, ":journal"), Range.unbounded(), Limit.from(most)));
    Future<Map<String, String>> people = redis.call(c -> c.hgetall(key(event, ":people")));
    return entries.compose(found -> people.map(known ->
        found.stream().map(entry -> JournalEntry.read(entry.getBody(), known)).toList()));
  }

  /** Lines of pasted lists of which it is known who was meant: their old keys to their own. */
  public Future<Map<String, String>> aliases(EventId event) {
    return redis.call(c -> c.hgetall(key(event, ":aliases")));
  }

  /** Those of {@code people} who have ever answered. */
  public Future<List<Attendee>> attendees(EventId event, List<String> people) {
    if (people.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    return redis
        .call(c -> c.hmget(key(event, ":people"), people.toArray(String[]::new)))
        .map(found -> found.stream()
            .filter(one -> one.hasValue())
            .map(one -> AttendeeJson.read(one.getValue()))
            .toList());
  }

  /** Seats and persons by status, for the card. */
  public Future<Tally> tally(EventId event) {
    return redis.call(c -> c.hvals(key(event, ":answers"))).map(Tally::of);
  }

  /** Whether there is somebody who comes to one of {@code events}, may come or waits. */
  public Future<Boolean> awaitsAnybody(List<Event> events) {
    return Batches.map(events, event -> tally(event.id()))
        .map(tallies -> tallies.stream().anyMatch(Tally::awaitsAnybody));
  }
}
