package io.reunion.api;

import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.reminder.LateReminders;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;

/** {@code /events/ID/remind}: reminds now those who come, once. */
final class RemindApi implements AdminApi.Part {
  private static final int MOST_MINUTES = 999_999;

  private final EventStore events;
  private final LateReminders reminders;
  private final Clock clock;

  RemindApi(EventStore events, LateReminders reminders, Clock clock) {
    this.events = events;
    this.reminders = reminders;
    this.clock = clock;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.hosts(HttpMethod.POST, "/events/:id/remind", this::remind);
  }

  private Future<Void> remind(Exchange exchange) {
    return FoundEvent.in(events, exchange).compose(event -> {
      Body body = exchange.optionalBody();
      int minutes = body.number("minutes", 0, MOST_MINUTES).orElse(0);
      body.done();
      if (!clock.instant().isBefore(event.startsAt()) || event.state() == Event.State.CANCELLED) {
        throw ProblemException.conflict("The event has begun or is called off.");
      }
      return reminders.send(event, minutes).map(word -> {
        if (word == LateReminders.Word.NOT_MISSED) {
          throw ProblemException.conflict(
              "No reminder of " + minutes + " minutes before the start was missed.");
        }
        exchange.json(200, Exchange.object().put("result", word.name()));
        return null;
      });
    });
  }
}
