package io.reunion.event.series;

import io.reunion.event.Event;
import io.reunion.event.Task;
import io.reunion.schedule.Schedule;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;

/** Has everybody who comes told, once, that an event was moved or cancelled, or takes place after all. */
public final class Notices {
  /** Time for the change to be kept; one that is not is not told. */
  private static final Duration DELAY = Duration.ofSeconds(2);

  private final Schedule schedule;
  private final Clock clock;

  public Notices(Schedule schedule, Clock clock) {
    this.schedule = schedule;
    this.clock = clock;
  }

  /** To be called before the change is kept, so that a crash between loses nothing. Calling twice is harmless. */
  public Future<Void> changing(Event was, Event now) {
    boolean matters = !was.startsAt().equals(now.startsAt())
        || !was.place().equals(now.place())
        || was.state() == Event.State.CANCELLED
        || now.state() == Event.State.CANCELLED;
    boolean silent = was.state() == Event.State.DRAFT || (isOff(was) && isOff(now));
    Task task = Task.notice(was, now);
    return matters && !silent ? put(task, task.id()) : Future.succeededFuture();
  }

  /** The same for the cards of what was a draft, which has none anywhere yet. */
  Future<Void> opening(Event was, Event now) {
    Task task = Task.plan(Task.Kind.CARD, now, 0);
    return was.state() == Event.State.DRAFT && !isOff(now)
        ? put(task, task.id() + "|" + was.version())
        : Future.succeededFuture();
  }

  private static boolean isOff(Event event) {
    return event.state() == Event.State.DRAFT || event.state() == Event.State.CANCELLED;
  }

  private Future<Void> put(Task task, String id) {
    return schedule
        .put(id, clock.instant().plus(DELAY), task.written(), clock.instant())
        .mapEmpty();
  }
}
