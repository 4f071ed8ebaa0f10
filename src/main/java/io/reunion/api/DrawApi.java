package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.waitlist.Draws;
import io.reunion.event.waitlist.Lot;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.Locale;

/** {@code /events/ID/draw}: all that it takes to do a draw again. */
final class DrawApi implements AdminApi.Part {
  static final String ALGORITHM =
      "Hashes are SHA-256 of UTF-8 text in lower-case hex. commitment = hash(secret). digest = hash of the list: for each"
          + " entry, sorted by entry, the line ENTRY, a blank, SEATS and a line feed. seed = hash(secret + \":\" + digest)."
          + " The order is that of hash(seed + \":\" + entry), the smallest first. Parties are seated whole in this order by"
          + " the rule of the waiting list: strict stops at the first that does not fit, fit passes it over.";

  private final EventStore events;
  private final Draws draws;

  DrawApi(EventStore events, Draws draws) {
    this.events = events;
    this.draws = draws;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.hosts(HttpMethod.GET, "/events/:id/draw", this::get);
  }

  private Future<Void> get(Exchange exchange) {
    return FoundEvent.in(events, exchange)
        .compose(event -> event.terms().draw().isEmpty()
            ? Future.failedFuture(ProblemException.notFound(
                "draw of event " + event.id() + ": first come, first served"))
            : draws.of(event.id()).map(standing -> {
              exchange.json(200, json(event, standing));
              return null;
            }));
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
