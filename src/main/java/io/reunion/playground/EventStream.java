package io.reunion.playground;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
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
    HttpServerResponse response = exchange.response();
    response
        .setChunked(true)
        .setWriteQueueMaxSize(MOST_UNREAD_BYTES)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        // Compression would hold events back until a block is full.
        .putHeader("Content-Encoding", "identity");
    send(response, "retry: 1000\n\n");
    stream(response, seen);
  }

  private void stream(HttpServerResponse response, Optional<String> seen) {
    Context reader = vertx.getOrCreateContext();
    long beat =
        vertx.setPeriodic(heartbeat.toMillis(), timer -> send(response, ": still here\n\n"));
    Runnable unwatch =
        events.watch(seen, event -> reader.runOnContext(now -> send(response, wire(event))));
    response.closeHandler(closed -> {
      vertx.cancelTimer(beat);
      unwatch.run();
    });
  }

  private static void send(HttpServerResponse response, String text) {
    if (response.closed() || response.ended()) {
      return;
    }
    if (response.writeQueueFull()) {
      response.reset();
      return;
    }
    response.write(text);
  }

  private static String wire(EventLog.Event event) {
    return "id: " + event.id() + "\nevent: " + event.type() + "\ndata: " + event.json() + "\n\n";
  }
}
