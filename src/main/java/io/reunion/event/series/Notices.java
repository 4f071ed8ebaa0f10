package io.reunion.event.series;

import io.reunion.event.Event;
import io.reunion.event.Task;
import io.reunion.schedule.Schedule;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;

/** Has everybody who comes told, once, that an event was moved or cancelled. */
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
    boolean open = was.state() != Event.State.DRAFT && was.state() != Event.State.CANCELLED;
    boolean matters = !was.startsAt().equals(now.startsAt())
        || !was.place().equals(now.place())
        || now.state() == Event.State.CANCELLED;
    if (!open || !matters) {
      return Future.succeededFuture();
    }
    Task task = Task.notice(was, now);
    return schedule
        .put(task.id(), clock.instant().plus(DELAY), task.written(), clock.instant())
        .mapEmpty();
  }
}
