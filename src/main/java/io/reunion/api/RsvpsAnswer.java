package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.event.Rsvp;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who has answered an event, as {@code /events/ID/rsvps} gives it. */
final class RsvpsAnswer {
  private RsvpsAnswer() {}

  static Future<Void> of(
      Exchange exchange, List<Rsvp> all, Map<String, Optional<Instant>> held) {
    ObjectNode body = Exchange.object();
    ArrayNode items = body.putArray("items");
    all.forEach(rsvp -> {
      ObjectNode item = items.addObject();
      item.put("name", rsvp.attendee().name());
      rsvp.attendee().user().ifPresent(user -> item.put("user", user.toString()));
      rsvp.attendee().sponsor().ifPresent(user -> item.put("sponsor", user.toString()));
      rsvp.attendee().member().ifPresent(member -> item.put("member", member));
      item.put("status", rsvp.status().name());
      held.getOrDefault(rsvp.attendee().key(), Optional.empty())
          .ifPresent(until -> item.put("confirmBy", until.toString()));
      item.put("seats", rsvp.seats());
      if (rsvp.seats() > 0) {
        item.put("where", rsvp.seat().name());
      }
      if (!rsvp.attendee().guests().isEmpty()) {
        ArrayNode guests = item.putArray("guests");
        rsvp.attendee().guests().forEach(guests::add);
      }
      if (rsvp.position() > 0) {
        item.put("position", rsvp.position());
      }
    });
    exchange.json(200, body);
    return Future.succeededFuture();
  }
}
