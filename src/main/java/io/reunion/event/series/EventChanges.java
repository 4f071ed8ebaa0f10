package io.reunion.event.series;

import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.Seat;
import io.reunion.event.Stamp;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.waitlist.Draws;
import io.reunion.event.waitlist.Promotions;
import io.vertx.core.Future;
import java.time.Clock;

/** Changes an event, whoever asked for it: seats first, since that alone can be refused; who comes is told of a move. */
public final class EventChanges {
  /** What became of a change. */
  public enum Result {
    CHANGED,
    /** The new capacity is below the seats that are taken. Nothing was changed. */
    BELOW_TAKEN,
    /** Somebody else changed the event meanwhile. */
    CONFLICT
  }

  /**
   * What became of it.
   *
   * @param taken seats that are taken
   * @param stamp by which the rest of the change goes, if it went by one
   */
  public record Change(Result result, int taken, Stamp stamp) {}

  /** When so many have got a seat in one step there may be more who wait for one that is free. */
  private static final int MANY = 100;

  private final EventStore events;
  private final RsvpStore rsvps;
  private final Promotions promotions;
  private final Notices notices;
  private final Draws draws;
  private final Clock clock;

  public EventChanges(
      EventStore events,
      RsvpStore rsvps,
      Promotions promotions,
      Notices notices,
      Draws draws,
      Clock clock) {
    this.draws = draws;
    this.events = events;
    this.rsvps = rsvps;
    this.promotions = promotions;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Makes {@code was} what {@code wanted} is, but for its chats; the cards are the caller's. Calling twice with the same
   * operation is harmless.
   */
  public Future<Change> apply(Event was, Event wanted, String operation) {
    return seats(was, wanted, operation, Stamp.ANY)
        .compose(change -> change.result() == Result.CHANGED
            ? keep(was, wanted, change, operation)
            : Future.succeededFuture(change));
  }

  /**
   * The part of {@link #apply} that can be refused.
   *
   * @param stamp of {@code was}: where the event is defined otherwise by now, that is a conflict
   */
  Future<Change> seats(Event was, Event wanted, String operation, Stamp stamp) {
    for (Seat seat : Seat.values()) {
      if (differ(was, wanted, seat) && isBelowTaken(was, wanted, seat)) {
        return Future.succeededFuture(new Change(Result.BELOW_TAKEN, was.taken(seat), stamp));
      }
    }
    return resized(was, wanted, Seat.ROOM, operation, stamp)
        .compose(room -> room.result() != Result.CHANGED
            ? Future.succeededFuture(room)
            : resized(was, wanted, Seat.ONLINE, operation + "#online", room.stamp()));
  }

  private static boolean differ(Event was, Event wanted, Seat seat) {
    return seats(was, seat) != seats(wanted, seat);
  }

  /** As the answers' script takes it. */
  private static int seats(Event event, Seat seat) {
    return seat == Seat.ONLINE
        ? event.terms().onlineSeats().orElse(RsvpStore.NONE)
        : event.capacity().orElse(0);
  }

  private static boolean isBelowTaken(Event was, Event wanted, Seat seat) {
    int seats = seats(wanted, seat);
    return seats != 0 && Math.max(seats, 0) < was.taken(seat);
  }

  private Future<Change> resized(
      Event was, Event wanted, Seat seat, String operation, Stamp stamp) {
    if (!differ(was, wanted, seat)) {
      return Future.succeededFuture(new Change(Result.CHANGED, was.taken(seat), stamp));
    }
    return resized(was, seat, seats(wanted, seat), operation, new Step(1, stamp));
  }

  /** Each step changes the event, and so goes by another stamp than the one before. */
  private record Step(int number, Stamp stamp) {
    Step next() {
      return new Step(number + 1, stamp.next());
    }
  }

  /** One step seats only so many, so that nobody else waits for it; then comes another one. */
  private Future<Change> resized(Event was, Seat seat, int seats, String operation, Step step) {
    return rsvps
        .resize(
            was.id(), seat, seats, operation + "~" + step.number(), clock.instant(), step.stamp())
        .compose(outcome -> outcome
            .map(one -> resized(was, seat, seats, operation, step, one))
            .orElseGet(() -> Future.succeededFuture(
                new Change(Result.CONFLICT, was.taken(seat), step.stamp()))));
  }

  private Future<Change> resized(
      Event was, Seat seat, int seats, String operation, Step step, RsvpOutcome outcome) {
    int taken = taken(outcome, seat);
    if (outcome.result() == RsvpOutcome.Result.BELOW_TAKEN) {
      return Future.succeededFuture(new Change(Result.BELOW_TAKEN, taken, step.stamp()));
    }
    Step next = step.next();
    Future<Void> told = promotions.told(was, outcome.promoted(), operation);
    return outcome.promoted().size() < MANY
        ? told.map(new Change(Result.CHANGED, taken, next.stamp()))
        : told.compose(done -> resized(was, seat, seats, operation, next));
  }

  private static int taken(RsvpOutcome outcome, Seat seat) {
    return seat == Seat.ONLINE ? outcome.takenOnline() : outcome.taken();
  }

  /** To be called before {@link #keep} for the event that was named: its cards are posted if it was a draft. */
  Future<Void> opening(Event was, Event wanted) {
    return notices.opening(was, wanted);
  }

  /** The rest of {@link #apply}. */
  Future<Change> keep(Event was, Event wanted, Change change, String operation) {
    return notices
        .changing(was, wanted)
        .compose(done -> draws.changing(was, wanted))
        .compose(done -> events.update(was, wanted, operation, clock.instant(), change.stamp()))
        .compose(kept -> kept
            ? draws.changed(was, wanted).map(change)
            : Future.succeededFuture(new Change(Result.CONFLICT, change.taken(), change.stamp())));
  }
}
