package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.event.Event;
import io.reunion.event.TermsFields;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** An event as the API writes it. */
final class EventJson {
  private EventJson() {}

  /** A state that only the clock knows. */
  static final String PAST = "PAST";

  static ObjectNode of(Event event, Instant now) {
    ObjectNode body = Exchange.object();
    body.put("id", event.id().value());
    body.put("title", event.title());
    body.put("startsAt", local(event.startsAt(), event.zone()));
    event.endsAt().ifPresent(end -> body.put("endsAt", local(end, event.zone())));
    body.put("timeZone", event.zone().getId());
    body.put("place", event.place());
    event.capacity().ifPresent(capacity -> body.put("capacity", capacity));
    event.deadline().ifPresent(end -> body.put("deadline", local(end, event.zone())));
    body.put("partyLimit", event.partyLimit());
    body.put("waitlist", event.policy().name().toLowerCase(Locale.ROOT));
    body.put("state", event.past(now) ? PAST : event.state().name());
    body.put("seatsTaken", event.taken());
    if (event.terms().hybrid()) {
      body.put("onlineSeatsTaken", event.takenOnline());
    }
    ArrayNode chats = body.putArray("chats");
    event.chats().forEach(chat -> chats.add(chat.toString()));
    body.setAll(TermsFields.json(event.terms()));
    return body;
  }

  private static String local(Instant moment, ZoneId zone) {
    return moment.atZone(zone).toOffsetDateTime().toString();
  }
}
