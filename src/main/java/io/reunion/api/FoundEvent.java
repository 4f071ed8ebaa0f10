package io.reunion.api;

import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.vertx.core.Future;
import java.util.Optional;

/** The event that a path names. */
final class FoundEvent {
  private FoundEvent() {}

  /** Fails as not found if there is none. */
  static Future<Event> in(EventStore events, Exchange exchange) {
    String id = exchange.path("id");
    return EventId.typed(id)
        .map(events::find)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("event " + id)));
  }
}
