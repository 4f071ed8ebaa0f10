package io.reunion.playground;

import io.reunion.page.ServerSentEvents;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * The room's events as server-sent events. A browser that comes back sends {@code Last-Event-ID} and misses nothing; a
 * new page names the state it has read by {@code ?after=}. A reader that cannot keep up is cut off and comes back.
 */
final class EventStream implements Handler<RoutingContext> {
  private static final int MOST_READERS = 64;
  private static final int MOST_UNREAD_BYTES = 1 << 20;

  private final Vertx vertx;
  private final EventLog events;
  private final Duration heartbeat;

  EventStream(Vertx vertx, EventLog events, Duration heartbeat) {
    this.vertx = vertx;
    this.events = events;
    this.heartbeat = heartbeat;
  }

  @Override
  public void handle(RoutingContext exchange) {
    if (events.watchers() >= MOST_READERS) {
      throw new Refusal(503, MOST_READERS + " pages are open (expected: fewer)");
    }
    Optional<String> seen = Optional.ofNullable(exchange.request().getHeader("Last-Event-ID"))
        .or(() -> exchange.queryParam("after").stream().findFirst());
    ServerSentEvents reader = ServerSentEvents.begin(exchange.response(), MOST_UNREAD_BYTES);
    reader.send("retry: 1000\n\n");
    stream(reader, seen);
  }

  private void stream(ServerSentEvents reader, Optional<String> seen) {
    Context loop = vertx.getOrCreateContext();
    long beat = vertx.setPeriodic(heartbeat.toMillis(), timer -> reader.beat());
    Runnable unwatch =
        events.watch(seen, event -> loop.runOnContext(now -> reader.send(wire(event))));
    reader.onOver(() -> {
      vertx.cancelTimer(beat);
      unwatch.run();
    });
  }

  private static String wire(EventLog.Event event) {
    return "id: " + event.id() + "\n" + ServerSentEvents.event(event.type(), event.json());
  }
}
