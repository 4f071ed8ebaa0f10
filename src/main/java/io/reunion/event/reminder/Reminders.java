package io.reunion.event.reminder;

import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.Task;
import io.reunion.event.Task.Kind;
import io.reunion.event.card.EventCards;
import io.reunion.event.card.NextCards;
import io.reunion.event.waitlist.Confirmations;
import io.reunion.event.waitlist.Draws;
import io.reunion.redis.Batches;
import io.reunion.redis.Recurring;
import io.reunion.schedule.Job;
import io.reunion.schedule.Job.State;
import io.reunion.schedule.Schedule;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what is coming up. Every instance looks; the schedule keeps them apart. What is to be told follows from
 * the events alone, and jobs have derived ids, so looking twice plans nothing twice.
 */
public final class Reminders {
  private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration PLAN = Duration.ofSeconds(30);
  private static final Duration SELDOMEST = Duration.ofMinutes(10);
  /** How much longer nothing is planned than it took to plan. */
  private static final int TIMES_THE_PLANNING = 20;

  /** Longer than so many wait for their turn to be sent; who is later may not begin any more. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private static final int AT_ONCE = 8;
  private static final int MOST_NUDGES = 2;

  /** Rules of when people are told. */
  public record Rules(Set<Duration> reminders, Set<Duration> nudges) {}

  private final EventStore events;
  private final Schedule schedule;
  private final Recipients recipients;
  private final Teller teller;
  private final Confirmations confirmations;
  private final Draws draws;
  private final SamePerson samePerson;
  private final LateReminders late;
  private final NextCards nextCards;
  private final EventCards cards;
  private final Clock clock;
  private final Rules rules;
  private Instant planned = Instant.MIN;
  private Duration rest = PLAN;
  private final Recurring looking;

  public Reminders(
      Vertx vertx,
      EventStore events,
      Schedule schedule,
      Recipients recipients,
      Teller teller,
      Confirmations confirmations,
      Draws draws,
      SamePerson samePerson,
      LateReminders late,
      NextCards nextCards,
      EventCards cards,
      Clock clock,
      Rules rules) {
    this.events = events;
    this.schedule = schedule;
    this.recipients = recipients;
    this.teller = teller;
    this.confirmations = confirmations;
    this.draws = draws;
    this.samePerson = samePerson;
    this.late = late;
    this.nextCards = nextCards;
    this.cards = cards;
    this.clock = clock;
    this.rules = rules;
    this.looking = new Recurring(
        vertx,
        LOOK,
        this::round,
        failure -> LOG.warn("reminders are behind: {}", failure.toString()));
  }

  public void start() {
    looking.start();
  }

  public void stop() {
    looking.stop();
  }

  /** Plans what is to come and does all that is due; what one round leaves the next one finds. */
  Future<Void> round() {
    Instant now = clock.instant();
    return samePerson
        .round(now)
        .recover(failure -> {
          LOG.warn("people may be counted twice: {}", failure.toString());
          return Future.succeededFuture();
        })
        .compose(done -> planned.equals(Instant.MIN) || now.isAfter(planned.plus(rest))
            ? plan(now).onSuccess(all -> planned(now))
            : Future.succeededFuture())
        .compose(done -> work());
  }

  /** Where there are so many events that planning takes a while, it is done less often. */
  private void planned(Instant begun) {
    planned = begun;
    Duration often = Duration.between(begun, clock.instant()).multipliedBy(TIMES_THE_PLANNING);
    Duration atLeast = often.compareTo(PLAN) > 0 ? often : PLAN;
    rest = atLeast.compareTo(SELDOMEST) > 0 ? SELDOMEST : atLeast;
  }

  private Future<Void> plan(Instant now) {
    return events
        .upcoming(now)
        .compose(upcoming -> Batches.map(upcoming, event -> plan(event, now))
            .compose(done -> nextCards.plan(upcoming)));
  }

  private Future<Void> plan(Event event, Instant now) {
    List<Future<?>> put = new ArrayList<>();
    put.add(confirmations.plan(event));
    put.add(draws.plan(event));
    rules.reminders().forEach(before -> {
      Task task = Task.plan(Kind.REMINDER, event, before.toMinutes());
      Instant due = event.startsAt().minus(before);
      // What was too late when the event was made or moved was never missed.
      if (!Sense.isTooLate(due, now)) {
        put.add(
            (due.isAfter(now) ? Future.succeededFuture(false) : events.movedSince(event.id(), due))
                .compose(moved -> moved
                    ? Future.succeededFuture(false)
                    : schedule.put(task.id(), due, task.written(), now)));
      }
    });
    rules.nudges().stream().sorted().limit(MOST_NUDGES).forEach(before -> {
      Task task = Task.plan(Kind.NUDGE, event, before.toMinutes());
      Instant due = Sense.end(event).minus(before);
      put.add(schedule.put(task.id() + "|" + due.toEpochMilli(), due, task.written(), now));
    });
    return put.isEmpty() ? Future.succeededFuture() : Future.join(put).mapEmpty();
  }

  private Future<Void> work() {
    return schedule.workDue(clock, AT_ONCE, LEASE, this::work);
  }

  private Future<Void> work(Job job) {
    Task task = Task.read(job.work());
    return events
        .find(task.event())
        .compose(found -> found.isEmpty()
            ? schedule.end(job, State.TAKEN, State.DROPPED, "no-event", clock.instant())
            : work(job, task, found.get()));
  }

  private Future<Void> work(Job job, Task task, Event event) {
    Instant now = clock.instant();
    String reason = Sense.against(task, event, job.due(), now);
    if (!reason.isEmpty()) {
      LOG.info("{} of event {} is dropped: {}", task.kind(), event.id(), reason);
      Future<Void> asked =
          reason.equals(Sense.TOO_LATE) ? askAbout(job, task, event) : Future.succeededFuture();
      return asked.compose(done -> schedule.end(job, State.TAKEN, State.DROPPED, reason, now));
    }
    return switch (task.kind()) {
      case LAPSE -> confirmations.lapse(job, task, event);
      case DRAW -> draws.draw(job, event);
      case SEAT -> draws.seat(job, event);
      case CARD ->
        task.to().isEmpty()
            ? nextCards.expand(job, task, event)
            : nextCards
                .isThere(job, task, event)
                .compose(
                    is -> is ? Future.succeededFuture() : teller.post(job, task, event, cards));
      case REMINDER, NUDGE, NOTICE, PROMOTED, LAPSED, DRAWN, MISSED, LATE ->
        task.to().isEmpty() ? expand(job, task, event) : teller.tell(job, task, event);
    };
  }

  /** Whether it is told all the same, if there is anybody who has not heard. */
  private Future<Void> askAbout(Job job, Task task, Event event) {
    if (task.kind() != Kind.REMINDER || !task.to().isEmpty()) {
      return late.ask(task, event);
    }
    return recipients
        .of(task, event, job.due())
        .compose(all -> all.isEmpty() ? Future.succeededFuture() : late.ask(task, event));
  }

  /** Finding out who is to be told may be repeated: the jobs are the same ones. */
  private Future<Void> expand(Job job, Task task, Event event) {
    Instant now = clock.instant();
    return recipients(job, task, event)
        .compose(all -> Batches.map(all, whom -> {
          Task one = task.to(whom.to());
          return schedule.put(one.id(), whom.due(), one.written(), now);
        }))
        .compose(done -> schedule.end(job, State.TAKEN, State.DONE, "", now));
  }

  private Future<List<Recipients.Whom>> recipients(Job job, Task task, Event event) {
    return switch (task.kind()) {
      case MISSED -> late.organisers(event, job.due());
      case LATE ->
        recipients.of(task, event, job.due()).compose(all -> late.untold(task, event, all));
      case REMINDER, NUDGE, NOTICE, PROMOTED, LAPSE, LAPSED, DRAW, DRAWN, SEAT, CARD ->
        recipients.of(task, event, job.due());
    };
  }
}
