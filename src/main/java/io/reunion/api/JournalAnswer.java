package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.event.EventId;
import io.reunion.event.rsvp.JournalEntry;
import io.reunion.event.rsvp.RsvpStore;
import io.vertx.core.Future;
import java.util.List;

/** The latest changes of an event's answers, as {@code /events/ID/journal} gives them. */
final class JournalAnswer {
  private JournalAnswer() {}

  static Future<Void> of(Exchange exchange, RsvpStore rsvps, EventId event) {
    int most = exchange.query("limit", 100, 1, 1000);
    return rsvps.journal(event, most).map(entries -> {
      exchange.json(200, body(entries));
      return null;
    });
  }

  private static ObjectNode body(List<JournalEntry> entries) {
    ObjectNode body = Exchange.object();
    ArrayNode items = body.putArray("items");
    for (JournalEntry entry : entries) {
      items
          .addObject()
          .put("name", entry.name())
          .put("from", entry.from())
          .put("to", entry.to())
          .put("at", entry.at().toString())
          .put("message", entry.message())
          .put("understood", entry.understood())
          .put("by", entry.by());
    }
    return body;
  }
}
