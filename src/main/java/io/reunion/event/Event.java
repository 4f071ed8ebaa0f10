package io.reunion.event;

import io.reunion.chat.ChatId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that alumni meet for.
 *
 * @param zone the clock on which it takes place
 * @param capacity how many seats there are; empty for as many as come
 * @param partyLimit how many seats one answer may ask for, at least 1
 * @param deadline after which nobody can sign up any more
 * @param chats where it was announced: each has a card
 * @param taken seats that are taken, in the room where there are others too
 * @param version rises with every change of the event or its answers
 * @param terms what it asks for besides
 * @param takenOnline seats that are taken by those who take part from afar
 */
public record Event(
    EventId id,
    String title,
    Instant startsAt,
    Optional<Instant> endsAt,
    ZoneId zone,
    String place,
    Optional<Integer> capacity,
    int partyLimit,
    Policy policy,
    Optional<Instant> deadline,
    State state,
    List<ChatId> chats,
    int taken,
    long version,
    Terms terms,
    int takenOnline) {

  /** Longest title and place, in UTF-16 units. */
  public static final int MAX_TEXT = 200;

  /** Most seats that an event can have, and most that one party may. */
  public static final int MAX_CAPACITY = 100_000;

  public static final int MAX_PARTY = 50;

  /** Whether answers are taken. */
  public enum State {
    DRAFT,
    OPEN,
    CLOSED,
    CANCELLED
  }

  /** Who gets seats that came free: the first, who must fit, or the first who fits. */
  public enum Policy {
    STRICT,
    FIT
  }

  public Event {
    chats = List.copyOf(chats);
  }

  /** One that asks for nothing besides. */
  public Event(
      EventId id,
      String title,
      Instant startsAt,
      Optional<Instant> endsAt,
      ZoneId zone,
      String place,
      Optional<Integer> capacity,
      int partyLimit,
      Policy policy,
      Optional<Instant> deadline,
      State state,
      List<ChatId> chats,
      int taken,
      long version) {
    this(
        id,
        title,
        startsAt,
        endsAt,
        zone,
        place,
        capacity,
        partyLimit,
        policy,
        deadline,
        state,
        chats,
        taken,
        version,
        Terms.NONE,
        0);
  }

  /** When it is over; three hours after its start where no end is given. */
  public Instant over() {
    return endsAt.orElse(startsAt.plusSeconds(3 * 3600));
  }

  /** All seats that are taken, in the room and from afar. */
  public int allTaken() {
    return taken + takenOnline;
  }

  /** How many seats there are of a kind; empty for as many as come. */
  public Optional<Integer> capacity(Seat seat) {
    return seat == Seat.ROOM ? capacity : terms.onlineSeats().filter(seats -> seats > 0);
  }

  public int taken(Seat seat) {
    return seat == Seat.ROOM ? taken : takenOnline;
  }

  /** Whether it took place, as far as the clock knows; what was called off did not. */
  public boolean past(Instant now) {
    return !now.isBefore(over()) && (state == State.OPEN || state == State.CLOSED);
  }

  /** For eyes that may see the link whoever else may not. */
  public Event showing(Optional<OnlineLink> link) {
    return under(terms.withOnline(link.map(one -> new OnlineLink(one.url(), true))));
  }

  public boolean takesAnswers(Instant now) {
    return state == State.OPEN && now.isBefore(over());
  }

  public Event in(State other) {
    return copy(startsAt, endsAt, place, capacity, deadline, other);
  }

  public Event at(String other) {
    return copy(startsAt, endsAt, other, capacity, deadline, state);
  }

  /** As long as before, from another moment on. A deadline that would come after the start ends with it. */
  public Event startingAt(Instant other) {
    Optional<Instant> end = endsAt.map(was -> other.plus(Duration.between(startsAt, was)));
    return copy(
        other, end, place, capacity, deadline.map(was -> was.isAfter(other) ? other : was), state);
  }

  public Event seating(int seats) {
    return copy(startsAt, endsAt, place, Optional.of(seats), deadline, state);
  }

  /** With seats for as many as come. */
  public Event unbounded() {
    return copy(startsAt, endsAt, place, Optional.empty(), deadline, state);
  }

  public Event until(Instant end) {
    return copy(startsAt, endsAt, place, capacity, Optional.of(end), state);
  }

  /** With no deadline but the start. */
  public Event untilStart() {
    return copy(startsAt, endsAt, place, capacity, Optional.empty(), state);
  }

  public Event ending(Instant end) {
    return copy(startsAt, Optional.of(end), place, capacity, deadline, state);
  }

  public Event titled(String other) {
    return ruled(other, partyLimit, policy);
  }

  /** @param seats that one answer may take */
  public Event limitedTo(int seats) {
    return ruled(title, seats, policy);
  }

  public Event by(Policy other) {
    return ruled(title, partyLimit, other);
  }

  private Event ruled(String called, int party, Policy rule) {
    return new Event(
        id,
        called,
        startsAt,
        endsAt,
        zone,
        place,
        capacity,
        party,
        rule,
        deadline,
        state,
        chats,
        taken,
        version,
        terms,
        takenOnline);
  }

  private Event copy(
      Instant start,
      Optional<Instant> end,
      String where,
      Optional<Integer> seats,
      Optional<Instant> until,
      State other) {
    return new Event(
        id,
        title,
        start,
        end,
        zone,
        where,
        seats,
        partyLimit,
        policy,
        until,
        other,
        chats,
        taken,
        version,
        terms,
        takenOnline);
  }

  /** One of its own under another id: nobody has answered it yet. */
  public Event as(EventId other) {
    return new Event(
        other,
        title,
        startsAt,
        endsAt,
        zone,
        place,
        capacity,
        partyLimit,
        policy,
        deadline,
        state,
        chats,
        0,
        1,
        terms,
        0);
  }

  /** The same under other terms. */
  public Event under(Terms others) {
    return new Event(
        id,
        title,
        startsAt,
        endsAt,
        zone,
        place,
        capacity,
        partyLimit,
        policy,
        deadline,
        state,
        chats,
        taken,
        version,
        others,
        takenOnline);
  }

  /** What it may be called: the title, and what stands on either side of a slash in it, as in 秋日品茶 / Autumn tea. */
  public List<String> titles() {
    return Stream.concat(Stream.of(title), Stream.of(title.split("\\s*[/／|｜]\\s*")))
        .filter(one -> !one.isBlank())
        .distinct()
        .toList();
  }
}
