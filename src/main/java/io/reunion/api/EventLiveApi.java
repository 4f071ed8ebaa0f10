package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.Tally;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;

/** {@code /events/{id}/live}: an event and its counts as they change. */
final class EventLiveApi implements AdminApi.Part {
  private final EventStore events;
  private final RsvpStore rsvps;
  private final Clock clock;
  private final Live live;

  EventLiveApi(EventStore events, RsvpStore rsvps, Live live, Clock clock) {
    this.clock = clock;
    this.events = events;
    this.rsvps = rsvps;
    this.live = live;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.hosts(HttpMethod.GET, "/events/:id/live", this::stream);
  }

  private Future<Void> stream(Exchange exchange) {
    return live.stream(exchange, () -> frame(exchange));
  }

  private Future<Live.Frame> frame(Exchange exchange) {
    return FoundEvent.in(events, exchange)
        .compose(event -> rsvps.tally(event.id()).map(tally -> frame(event, tally)));
  }

  private Live.Frame frame(Event event, Tally tally) {
    ObjectNode body = EventJson.of(event, clock.instant());
    body.putObject("counts")
        .put("accepted", tally.accepted())
        .put("tentative", tally.tentative())
        .put("declined", tally.declined())
        .put("waitingSeats", tally.waitingSeats());
    return new Live.Frame("event", body, event.state() == Event.State.CANCELLED);
  }
}
