package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.card.EventCards;
import io.reunion.event.service.Events;
import io.reunion.event.waitlist.Draws;
import io.reunion.event.waitlist.Lot;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /events/ID/draw}: drawing seats at once, and all that it takes to do a draw again. */
final class DrawApi implements AdminApi.Part {
  static final String ALGORITHM =
      "Hashes are SHA-256 of UTF-8 text in lower-case hex. commitment = hash(secret). digest = hash of the list: for each"
          + " entry, sorted by entry, the line ENTRY, a blank, SEATS and a line feed. seed = hash(secret + \":\" + digest)."
          + " The order is that of hash(seed + \":\" + entry), the smallest first. Parties are seated whole in this order by"
          + " the rule of the waiting list: strict stops at the first that does not fit, fit passes it over.";

  private final EventStore events;
  private final Draws draws;
  private final EventCards cards;
  private final Clock clock;

  DrawApi(Events events, Clock clock) {
    this.events = events.store();
    this.draws = events.draws();
    this.cards = events.cards();
    this.clock = clock;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.hosts(HttpMethod.GET, "/events/:id/draw", this::get);
    operations.hosts(HttpMethod.POST, "/events/:id/draw", this::now);
  }

  private Future<Void> get(Exchange exchange) {
    return FoundEvent.in(events, exchange)
        .compose(event -> event.terms().draw().isEmpty()
            ? Future.failedFuture(ProblemException.notFound(
                "draw of event " + event.id() + ": first come, first served"))
            : answer(exchange, event));
  }

  private Future<Void> answer(Exchange exchange, Event event) {
    return draws.of(event.id()).map(standing -> {
      exchange.json(200, json(event, standing));
      return null;
    });
  }

  private Future<Void> now(Exchange exchange) {
    String operation = exchange.operation();
    return FoundEvent.in(events, exchange)
        .compose(event -> drawn(event, places(exchange.body()), operation).compose(lot -> {
          cards.changed(event.id());
          return answer(exchange, event);
        }));
  }

  private static int places(Body body) {
    Optional<Integer> places = body.number("places", 1, Event.MAX_CAPACITY);
    if (!body.has("places") || body.isNull("places")) {
      body.reject("places", "expected a whole number; it is required");
    }
    body.done();
    return places.orElseThrow();
  }

  /** A draw that was cut short is gone through with; what was drawn for another number is refused. */
  private Future<Lot> drawn(Event event, int places, String operation) {
    refuse(event, places);
    return draws.now(event, places, operation).map(found -> {
      Lot lot = found.orElseThrow(
          () -> ProblemException.conflict(
              "Nothing was drawn, since the event was changed at this moment: look at it and draw again."));
      if (!event.terms().pot() && !lot.free().equals(Optional.of(places))) {
        throw ProblemException.conflict("The seats are drawn already.");
      }
      return lot;
    });
  }

  private void refuse(Event event, int places) {
    if (event.terms().draw().isEmpty()) {
      throw byTurn();
    }
    if (!event.terms().pot()) {
      return;
    }
    if (event.state() == Event.State.CANCELLED || !clock.instant().isBefore(event.over())) {
      throw ProblemException.conflict("The event is over or cancelled.");
    }
    int free = event.capacity().orElse(Event.MAX_CAPACITY) - event.taken();
    if (places > free) {
      throw ProblemException.invalid(List.of(new ProblemException.Mistake(
          "/places", "expected at most the " + Math.max(0, free) + " seats that are free")));
    }
  }

  private static ProblemException byTurn() {
    return ProblemException.conflict(
        "Seats of this event are not drawn: first come, first served.");
  }

  private static ObjectNode json(Event event, Draws.Standing standing) {
    ObjectNode body = Exchange.object();
    body.put("state", standing.lot().isPresent() ? "DRAWN" : "PENDING");
    event
        .deadline()
        .ifPresent(
            end -> body.put("at", end.atZone(event.zone()).toOffsetDateTime().toString()));
    body.put("commitment", standing.commitment());
    body.put("algorithm", ALGORITHM);
    standing.lot().ifPresent(lot -> drawn(body, lot));
    return body;
  }

  private static void drawn(ObjectNode body, Lot lot) {
    body.put("secret", lot.secret());
    body.put("digest", lot.digest());
    body.put("seed", lot.seed());
    lot.free().ifPresent(seats -> body.put("free", seats));
    lot.freeOnline().ifPresent(seats -> body.put("freeOnline", seats));
    body.put("waitlist", lot.policy().name().toLowerCase(Locale.ROOT));
    ArrayNode entries = body.putArray("entries");
    lot.order()
        .forEach(entry -> entries
            .addObject()
            .put("entry", entry.id())
            .put("seats", entry.seats())
            .put("place", entry.seat().name()));
  }
}
