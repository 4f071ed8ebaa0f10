package io.reunion.api;

import io.reunion.event.calendar.CalendarKeys;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /calendar/SECRET.ics}: a person's events, for a calendar to subscribe to. The address is all that it asks for. */
public final class CalendarRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(CalendarRoutes.class);
  private static final String ENDING = ".ics";

  private final CalendarKeys keys;
  private final Clock clock;

  public CalendarRoutes(CalendarKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  public void mount(Router router) {
    router.get("/calendar/:file").handler(this::file);
  }

  private void file(RoutingContext routing) {
    String file = routing.pathParam("file");
    if (!file.endsWith(ENDING) || !file.matches("[A-Za-z0-9_-]{32}\\.ics")) {
      routing.response().setStatusCode(404).end();
      return;
    }
    keys.owner(file.substring(0, file.length() - ENDING.length()))
        .compose(owner ->
            owner.isEmpty() ? Future.succeededFuture("") : keys.feed(owner.get(), clock.instant()))
        .onSuccess(calendar -> answer(routing, calendar))
        .onFailure(failure -> {
          LOG.warn("a calendar cannot be read: {}", failure.toString());
          routing.response().setStatusCode(503).putHeader("Retry-After", "60").end();
        });
  }

  private static void answer(RoutingContext routing, String calendar) {
    if (calendar.isEmpty()) {
      routing.response().setStatusCode(404).end();
      return;
    }
    routing
        .response()
        .putHeader("Content-Type", "text/calendar; charset=utf-8")
        .putHeader("Cache-Control", "private, max-age=300")
        .end(calendar);
  }
}
