package io.reunion.checkin;

import io.reunion.checkin.CheckInStore.Coming;
import io.reunion.checkin.CheckInStore.Outcome;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.NameKey;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.redis.Batches;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks people in, whoever asks for it: they themselves, somebody at the door, or the office. */
public final class CheckIns {
  /** Until when an event is called by its title after it is over. */
  private static final Duration LATEST = Duration.ofDays(31);

  private final EventStore events;
  private final RsvpStore rsvps;
  private final CheckInStore store;
  private final Clock clock;

  public CheckIns(EventStore events, RsvpStore rsvps, CheckInStore store, Clock clock) {
    this.events = events;
    this.rsvps = rsvps;
    this.store = store;
    this.clock = clock;
  }

  /** Somebody at the door of an event, by one of the ways of saying who. */
  public record Guest(List<String> keys, String name) {
    public Guest {
      keys = List.copyOf(keys);
    }

    /** Somebody of whom nothing but the name is known. */
    public static Guest named(String name) {
      return new Guest(List.of(NameKey.line(name)), name);
    }

    static Guest of(Rsvp rsvp) {
      return new Guest(List.of(rsvp.attendee().key()), rsvp.attendee().name());
    }

    static Guest of(Arrival arrival) {
      return new Guest(List.of(arrival.person()), arrival.name());
    }
  }

  /**
   * Events that people see: all that are to come, what is over since no longer than a month, and of those before what one of
   * the first {@code words} is the id of.
   */
  Future<List<Event>> around(Instant now, String words) {
    Future<List<Event>> lately = events.since(now.minus(LATEST));
    List<EventId> ids = Arrays.stream(words.split("\\s+"))
        .limit(2)
        .flatMap(word -> EventId.typed(word).stream())
        .toList();
    return Batches.map(ids, events::find)
        .compose(named ->
            lately.map(all -> Stream.concat(all.stream(), named.stream().flatMap(Optional::stream))
                .filter(one -> one.state() != Event.State.DRAFT)
                .collect(Collectors.toMap(
                    Event::id, Function.identity(), (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList()));
  }

  /** What became of somebody's arrival. */
  public enum Result {
    ARRIVED,
    ALREADY,
    UNDONE,
    NOT_THERE
  }

  /**
   * What became of it.
   *
   * @param arrival who came or had come
   */
  public record Checked(Result result, Optional<Arrival> arrival) {
    static Checked of(Outcome outcome) {
      return new Checked(
          switch (outcome.result()) {
            case ARRIVED -> Result.ARRIVED;
            case ALREADY -> Result.ALREADY;
            case UNDONE -> Result.UNDONE;
            case NOT_THERE -> Result.NOT_THERE;
          },
          outcome.arrival());
    }
  }

  public Future<Optional<Event>> event(EventId id) {
    return events.find(id).map(found -> found.filter(one -> one.state() != Event.State.DRAFT));
  }

  public Future<Report> report(EventId event) {
    Future<List<Arrival>> arrivals = store.arrivals(event);
    return rsvps.list(event).compose(all -> arrivals.map(come -> Report.of(all, come)));
  }

  /** The words that count now. */
  public Future<Map<Seat, String>> words(EventId event) {
    return store.words(event);
  }

  /** The word to be shown there; the same until it is closed. */
  public Future<String> open(EventId event, Seat seat) {
    return store.open(event, seat);
  }

  public Future<Void> close(EventId event) {
    return store.close(event);
  }

  /** Those whom a name may mean: who has answered the event or has come to it. */
  public Future<List<Guest>> named(EventId event, String name) {
    String wanted = NameKey.of(name);
    Future<List<Arrival>> arrivals = store.arrivals(event);
    return rsvps
        .list(event)
        .compose(all -> arrivals.map(come -> Stream.concat(
                all.stream()
                    .filter(one -> NameKey.of(one.attendee().name()).equals(wanted))
                    .map(Guest::of),
                come.stream()
                    .filter(one -> NameKey.of(one.name()).equals(wanted))
                    .map(Guest::of))
            .distinct()
            .toList()));
  }

  /** Somebody who has answered the event, by their key. */
  public Future<Optional<Guest>> keyed(EventId event, String key) {
    return report(event)
        .compose(report -> rsvps
            .list(event)
            .map(all -> all.stream()
                .filter(one -> one.attendee().key().equals(key))
                .map(Guest::of)
                .findFirst()
                .or(() -> report.arrivals().stream()
                    .filter(one -> one.person().equals(key))
                    .map(Guest::of)
                    .findFirst())));
  }

  /**
   * Notes that somebody has come. Calling twice with the same operation is harmless.
   *
   * @param seats how many came; 0 for the whole party
   */
  public Future<Checked> arrive(
      EventId event, Guest guest, Seat seat, int seats, Arrival.Way way, String operation) {
    Coming coming = new Coming(guest.keys(), guest.name(), seat, seats, way);
    return store.arrive(event, coming, operation, clock.instant()).map(Checked::of);
  }

  /** Takes an arrival back. Calling twice with the same operation is harmless. */
  public Future<Checked> undo(EventId event, Guest guest, String operation) {
    Coming coming = new Coming(guest.keys(), guest.name(), Seat.ROOM, 0, Arrival.Way.LIST);
    return store.undo(event, coming, operation, clock.instant()).map(Checked::of);
  }

  /** The secret that stands for a person at this event. */
  public Future<String> code(EventId event, Guest guest) {
    return store.secret(event, guest.keys().get(0), guest.keys().get(0) + "\n" + guest.name());
  }

  /** The secret that is hung at the door. */
  public Future<String> door(EventId event) {
    return store.secret(event, CheckInStore.DOOR, CheckInStore.DOOR);
  }

  /** The secret of those who check others in. */
  public Future<String> staff(EventId event) {
    return store.secret(event, CheckInStore.STAFF, CheckInStore.STAFF);
  }

  /** What a secret stands for. */
  public sealed interface Owner {
    /** The door. */
    record Door() implements Owner {}

    /** Those who check others in. */
    record Staff() implements Owner {}

    /** Somebody who comes. */
    record Person(Guest guest) implements Owner {}
  }

  /** What a secret stands for, if it is one of this event. */
  public Future<Optional<Owner>> owner(EventId event, String secret) {
    return store.owner(event, secret).map(found -> found.map(CheckIns::owner));
  }

  private static Owner owner(String what) {
    if (what.equals(CheckInStore.DOOR)) {
      return new Owner.Door();
    }
    if (what.equals(CheckInStore.STAFF)) {
      return new Owner.Staff();
    }
    String[] lines = what.split("\n", 2);
    return new Owner.Person(new Guest(List.of(lines[0]), lines[lines.length - 1]));
  }
}
