package io.reunion.event.waitlist;

import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Seat;
import io.reunion.event.Task;
import io.reunion.event.Task.Kind;
import io.reunion.event.Terms;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.waitlist.DrawStore.Kept;
import io.reunion.event.waitlist.DrawStore.Ticket;
import io.reunion.schedule.Job;
import io.reunion.schedule.Job.State;
import io.reunion.schedule.Schedule;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Seats that are drawn by lot when the deadline is over. */
public final class Draws {
  private static final int MOST_CONFLICTS = 20;
  /** Time for a change to be kept before what follows from it is looked after. */
  private static final Duration DELAY = Duration.ofSeconds(2);

  /**
   * How it stands with a draw.
   *
   * @param commitment the hash of a secret that is told when it is drawn
   * @param lot what came of it, once it is drawn
   */
  public record Standing(String commitment, Optional<Lot> lot) {}

  private final EventStore events;
  private final RsvpStore rsvps;
  private final DrawStore store;
  private final Confirmations confirmations;
  private final Schedule schedule;
  private final Clock clock;

  public Draws(
      EventStore events,
      RsvpStore rsvps,
      DrawStore store,
      Confirmations confirmations,
      Schedule schedule,
      Clock clock) {
    this.events = events;
    this.rsvps = rsvps;
    this.store = store;
    this.confirmations = confirmations;
    this.schedule = schedule;
    this.clock = clock;
  }

  public Future<Standing> of(EventId event) {
    return store.kept(event).map(kept -> new Standing(kept.commitment(), kept.lot()));
  }

  /** The name that the draw has for somebody. */
  public Future<String> entry(EventId event, String person) {
    return store.kept(event).map(kept -> kept.entry(person));
  }

  /** When the seats of {@code event} are drawn: an event that has lost its deadline has them drawn as it begins. */
  public static Instant moment(Event event) {
    return event.deadline().orElse(event.startsAt());
  }

  /** Whether what {@code event} says of its seats can be: who is drawn has to hear of it before it begins. */
  public static boolean isPossible(Event event) {
    return !event.terms().pot()
        || event.deadline().filter(event.startsAt()::isAfter).isPresent();
  }

  /** Puts the draw on the schedule, and goes through with one that an instance which died at once has left half way. */
  public Future<Void> plan(Event event) {
    if (!event.terms().pot()) {
      return finish(event);
    }
    Instant moment = moment(event);
    Task task = Task.of(Kind.DRAW, event, moment.toEpochMilli());
    return schedule
        .put(task.id(), moment, task.written(), clock.instant())
        .compose(isNew -> isNew || moment.isAfter(clock.instant())
            ? Future.succeededFuture()
            : again(event, task, moment));
  }

  private Future<Void> finish(Event event) {
    boolean drawn = event.terms().draw().equals(Optional.of(Terms.Draw.DRAWN));
    boolean on = event.state() == Event.State.OPEN || event.state() == Event.State.CLOSED;
    return drawn && on
        ? store
            .isUntold(event.id())
            .compose(untold -> untold
                ? settle(event, Task.of(Kind.DRAW, event, 0).id())
                : Future.succeededFuture())
        : Future.succeededFuture();
  }

  /** A draw that was let go as its moment came, since the event was off or another moment was meant, is due all the same. */
  private Future<Void> again(Event event, Task task, Instant moment) {
    return schedule
        .state(task.id())
        .compose(state ->
            state.equals(Optional.of(State.DROPPED)) && event.state() != Event.State.CANCELLED
                ? schedule
                    .put(task.id() + "|" + event.version(), moment, task.written(), clock.instant())
                    .mapEmpty()
                : Future.succeededFuture());
  }

  /** Draws, seats whom it favours and has everybody told; the same again after a crash. */
  public Future<Void> draw(Job job, Event event) {
    return draw(event, job.id())
        .compose(done -> schedule.end(
            job,
            State.TAKEN,
            done.isPresent() ? State.DONE : State.DROPPED,
            done.isPresent() ? "" : "no-draw",
            clock.instant()));
  }

  /**
   * Draws at once and gives out so many seats of the room, which the event has from then on beside those that are taken.
   * Calling twice is harmless; what is drawn already is not drawn again.
   *
   * @param places no more than are free
   * @return empty, and nothing drawn, if so many cannot be given out, or there is nothing to be drawn any more
   */
  public Future<Optional<Lot>> now(Event event, int places, String operation) {
    Future<Boolean> bounded = event.terms().pot()
        ? bounded(event, event.taken(), places, operation, 1)
        : Future.succeededFuture(true);
    return bounded.compose(is -> is
        ? events
            .find(event.id())
            .compose(found -> found.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : draw(found.get(), operation))
        : Future.succeededFuture(Optional.empty()));
  }

  /**
   * Leaves so many places of the room beside those that are taken, never more than the event had: somebody may have come or
   * gone since {@code taken} was read. A bound that is refused would have all places drawn that there are.
   */
  private Future<Boolean> bounded(
      Event event, int taken, int places, String operation, int attempt) {
    int seats = Math.min(taken + places, event.capacity().orElse(Integer.MAX_VALUE));
    String one = attempt == 1 ? operation : operation + "~" + attempt;
    return rsvps.resize(event.id(), Seat.ROOM, seats, one, clock.instant()).compose(outcome -> {
      boolean is = outcome.result() == RsvpOutcome.Result.RESIZED;
      boolean certain = outcome.taken() == taken || outcome.result() == RsvpOutcome.Result.NO_EVENT;
      return certain || attempt >= MOST_CONFLICTS
          ? Future.succeededFuture(is && outcome.taken() < seats)
          : bounded(event, outcome.taken(), places, operation, attempt + 1);
    });
  }

  /** Empty if this event has nothing to be drawn. */
  Future<Optional<Lot>> draw(Event event, String operation) {
    return drawn(event, 1)
        .compose(lot -> lot.isEmpty()
            ? Future.succeededFuture(lot)
            : settle(event, operation).map(lot));
  }

  /** Seats whom the draw favours and has everybody told. Calling twice is harmless. */
  private Future<Void> settle(Event event, String operation) {
    return seat(new Seating(event, operation, event.terms().confirmMinutes().isPresent()), 1)
        .compose(done -> tell(event))
        .compose(done -> store.told(event.id()));
  }

  private Future<Optional<Lot>> drawn(Event event, int attempt) {
    return store
        .kept(event.id())
        .compose(kept -> kept.lot().isPresent()
            ? Future.succeededFuture(kept.lot())
            : rsvps
                .list(event.id())
                .compose(all -> drawn(event, kept, tickets(kept, all), attempt)));
  }

  private Future<Optional<Lot>> drawn(
      Event event, Kept kept, Map<String, Ticket> tickets, int attempt) {
    Lot lot = Lot.draw(
        kept.secret(),
        tickets.values().stream().map(Ticket::entry).toList(),
        event.capacity().map(seats -> Math.max(0, seats - event.taken())),
        event
            .terms()
            .onlineSeats()
            .filter(seats -> seats > 0)
            .map(seats -> Math.max(0, seats - event.takenOnline())),
        event.policy());
    List<Ticket> order =
        lot.order().stream().map(entry -> tickets.get(entry.id())).toList();
    return store.keep(event.id(), lot, order).compose(result -> switch (result) {
      // What another instance drew is the same, or it would not have been kept.
      case DRAWN -> store.kept(event.id()).map(Kept::lot);
      case NO_DRAW -> Future.succeededFuture(Optional.empty());
      case CHANGED ->
        attempt < MOST_CONFLICTS
            ? drawn(event, attempt + 1)
            : Future.failedFuture(new IllegalStateException("the pot of event " + event.id()
                + " changed " + attempt + " times while it was drawn from"));
    });
  }

  private static Map<String, Ticket> tickets(Kept kept, List<Rsvp> all) {
    return all.stream()
        .filter(rsvp -> rsvp.status() == Rsvp.Status.WAITLISTED)
        .map(rsvp -> new Ticket(
            rsvp.attendee().key(),
            new Lot.Entry(kept.entry(rsvp.attendee().key()), rsvp.seats(), rsvp.seat())))
        .collect(Collectors.toMap(ticket -> ticket.entry().id(), Function.identity()));
  }

  /** Free seats that are given to those who wait; {@code told} says whether they hear that from here. */
  private record Seating(Event event, String operation, boolean told) {}

  private Future<Void> seat(Seating seating, int step) {
    EventId event = seating.event().id();
    String one = seating.operation() + "#seat" + step;
    return rsvps.seat(event, one, clock.instant()).compose(outcome -> {
      if (outcome.promoted().isEmpty()) {
        return Future.succeededFuture();
      }
      Future<Void> told = seating.told()
          ? confirmations.promoted(seating.event(), outcome.promoted(), one)
          : Future.succeededFuture();
      return told.compose(done -> seat(seating, step + 1));
    });
  }

  /** Everybody who was in the pot hears what became of them, when they are told; the jobs are the same on every attempt. */
  private Future<Void> tell(Event event) {
    Future<Kept> kept = store.kept(event.id());
    return rsvps
        .standings(event.id())
        .compose(all -> kept.compose(draw -> {
          java.util.Set<String> drawn = draw.lot().stream()
              .flatMap(lot -> lot.order().stream())
              .map(Lot.Entry::id)
              .collect(Collectors.toSet());
          List<Future<Boolean>> put = new ArrayList<>();
          for (String person : all.keySet()) {
            if (drawn.contains(draw.entry(person))) {
              Task task = Task.of(Kind.DRAWN, event, 0).to(person);
              put.add(schedule.put(task.id(), clock.instant(), task.written(), clock.instant()));
            }
          }
          return put.isEmpty() ? Future.succeededFuture() : Future.join(put).mapEmpty();
        }));
  }

  /** Draws are switched on or off: what waits is then a pot, or has the seats that are free. */
  public Future<Boolean> set(Event event, boolean on) {
    Event wanted = event.under(
        event.terms().withDraw(on ? Optional.of(Terms.Draw.PENDING) : Optional.empty()));
    return changing(event, wanted)
        .compose(done -> events.update(event, wanted))
        .compose(kept -> changed(event, wanted).map(kept));
  }

  /** Whether seats may be free for those who wait that were not free for them before. */
  private static boolean frees(Event was, Event now) {
    boolean drawEnds = was.terms().pot() && now.terms().draw().isEmpty();
    boolean opens = was.state() != Event.State.OPEN || was.policy() != now.policy();
    return drawEnds || (opens && now.state() == Event.State.OPEN && !now.terms().pot());
  }

  private static Task seatTask(Event was, Event now) {
    return Task.of(Kind.SEAT, now, was.version());
  }

  /**
   * To be called before a change is kept, so that a crash right after it leaves nobody waiting for seats that are free.
   * Calling twice is harmless.
   */
  public Future<Void> changing(Event was, Event now) {
    if (!frees(was, now)) {
      return Future.succeededFuture();
    }
    Task task = seatTask(was, now);
    Instant moment = clock.instant();
    return schedule.put(task.id(), moment.plus(DELAY), task.written(), moment).mapEmpty();
  }

  /**
   * To be called when it is kept: where nothing is drawn any more, where an event is open again or its waiting list goes by
   * another rule, who waits has the seats that are free.
   */
  public Future<Void> changed(Event was, Event now) {
    return frees(was, now)
        ? seat(new Seating(now, seatTask(was, now).id(), true), 1)
        : Future.succeededFuture();
  }

  /** The same found on the schedule: it gives what was not given yet. */
  public Future<Void> seat(Job job, Event event) {
    return seat(new Seating(event, job.id(), true), 1)
        .compose(done -> schedule.end(job, State.TAKEN, State.DONE, "", clock.instant()));
  }
}
