package io.reunion.event.waitlist;

import io.reunion.event.Event;
import io.reunion.event.Quiet;
import io.reunion.event.Task;
import io.reunion.event.Task.Kind;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.redis.Batches;
import io.reunion.schedule.Job;
import io.reunion.schedule.Job.State;
import io.reunion.schedule.Schedule;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Seats from the waiting list that are held until their new owner says yes. What is to be done follows from what is
 * stored, and jobs have derived ids: whichever instance looks, everybody is told once and every seat lapses once.
 */
public final class Confirmations {
  private final RsvpStore rsvps;
  private final HeldSeats held;
  private final Schedule schedule;
  private final Quiet quiet;
  private final Clock clock;

  public Confirmations(
      RsvpStore rsvps, HeldSeats held, Schedule schedule, Quiet quiet, Clock clock) {
    this.rsvps = rsvps;
    this.held = held;
    this.schedule = schedule;
    this.quiet = quiet;
    this.clock = clock;
  }

  /**
   * Has those told who got a seat, with the moment until which it is held if it has to be taken. Calling twice is harmless.
   *
   * @param operation what freed the seats
   */
  public Future<Void> promoted(Event event, List<String> people, String operation) {
    Instant now = clock.instant();
    return Batches.map(
            people,
            person -> held.hold(event.id(), person, ConfirmWindow.until(event, quiet, now))
                .compose(until -> until
                    .map(moment -> tell(
                        Task.of(Kind.PROMOTED, event, moment.toEpochMilli()).to(person)))
                    .orElseGet(() -> tellAtOnce(event, person, operation))))
        .mapEmpty();
  }

  /**
   * The seat is theirs without a word. Two promotions of one person are told apart by the answers that they follow from; where
   * it is written down that somebody has yet to hear, that is struck out once it is on the schedule and no sooner.
   */
  private Future<Boolean> tellAtOnce(Event event, String person, String operation) {
    Task task = Task.of(Kind.PROMOTED, event, 0).to(person);
    return rsvps
        .standing(event.id(), person)
        .map(found -> found.map(one -> "since " + one.time().toEpochMilli()).orElse(operation))
        .map(cause -> String.join("|", task.kind().name(), event.id().value(), person, cause))
        .compose(id -> schedule.put(id, clock.instant(), task.written(), clock.instant()))
        .compose(isNew -> held.told(event.id(), person).map(isNew));
  }

  /** Whatever has become of the event's start since, it is the same seat that is told of. */
  private Future<Boolean> tell(Task task) {
    String id = String.join(
        "|", task.kind().name(), task.event().value(), Long.toString(task.minutes()), task.to());
    return schedule.put(id, clock.instant(), task.written(), clock.instant());
  }

  /**
   * Puts what lapses on the schedule, and whoever was promoted by an instance that died at once; also whom it could say
   * until when the seats are held, and no more: nobody loses a seat of which they never heard.
   */
  public Future<Void> plan(Event event) {
    return held.all(event.id())
        .compose(all -> all.isEmpty() ? Future.succeededFuture() : plan(event, all));
  }

  private Future<Void> plan(Event event, Map<String, Optional<Instant>> all) {
    List<String> unsaid = all.entrySet().stream()
        .filter(one -> one.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
    List<Future<?>> put = new ArrayList<>();
    put.add(promoted(event, unsaid, "found"));
    boolean conditional = event.terms().confirmMinutes().isPresent();
    all.forEach((person, until) -> until.filter(one -> conditional).ifPresent(moment -> {
      Task task = Task.of(Kind.LAPSE, event, moment.toEpochMilli()).to(person);
      put.add(tell(Task.of(Kind.PROMOTED, event, moment.toEpochMilli()).to(person)));
      put.add(schedule.put(task.id(), moment, task.written(), clock.instant()));
    }));
    return Future.join(put).mapEmpty();
  }

  /** The time of one person is over; the same again after a crash, since the answers know the operation. */
  public Future<Void> lapse(Job job, Task task, Event event) {
    Instant until = Instant.ofEpochMilli(task.minutes());
    return rsvps
        .lapse(event.id(), task.to(), until, job.id())
        .compose(outcome -> outcome.changed()
            ? told(task, event)
                .compose(done -> promoted(event, outcome.promoted(), job.id()))
                .map("")
            : Future.succeededFuture("taken"))
        .compose(reason -> schedule.end(
            job,
            State.TAKEN,
            reason.isEmpty() ? State.DONE : State.DROPPED,
            reason,
            clock.instant()));
  }

  private Future<Boolean> told(Task task, Event event) {
    Task lapsed = Task.of(Kind.LAPSED, event, task.minutes()).to(task.to());
    return schedule.put(lapsed.id(), clock.instant(), lapsed.written(), clock.instant());
  }
}
