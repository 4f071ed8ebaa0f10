package io.reunion.event;

import io.reunion.chat.ChatId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is stored of an event beside its seats and answers. */
final class EventFields {
  private EventFields() {}

  /** Names and values by turns, always the same names. */
  static List<String> of(Event event) {
    List<String> fields = new ArrayList<>(List.of(
        "title", event.title(),
        "startsAt", Long.toString(event.startsAt().toEpochMilli()),
        "endsAt", event.endsAt().map(end -> Long.toString(end.toEpochMilli())).orElse(""),
        "zone", event.zone().getId(),
        "place", event.place(),
        "partyLimit", Integer.toString(event.partyLimit()),
        "policy", event.policy().name(),
        "deadline",
            event.deadline().map(end -> Long.toString(end.toEpochMilli())).orElse(""),
        "state", event.state().name()));
    fields.addAll(TermsFields.of(event.terms()));
    return fields;
  }

  /** Empty if there is no such event. */
  static Optional<Event> read(EventId id, Map<String, String> fields) {
    if (!fields.containsKey("title")) {
      return Optional.empty();
    }
    return Optional.of(new Event(
        id,
        fields.getOrDefault("title", ""),
        moment(fields, "startsAt").orElse(Instant.EPOCH),
        moment(fields, "endsAt"),
        ZoneId.of(fields.getOrDefault("zone", "UTC")),
        fields.getOrDefault("place", ""),
        Optional.of(number(fields, "capacity")).filter(seats -> seats > 0),
        number(fields, "partyLimit"),
        Event.Policy.valueOf(fields.getOrDefault("policy", "STRICT")),
        moment(fields, "deadline"),
        Event.State.valueOf(fields.getOrDefault("state", "OPEN")),
        Arrays.stream(fields.getOrDefault("chats", "").split("\n"))
            .filter(line -> !line.isEmpty())
            .map(ChatId::parse)
            .toList(),
        number(fields, "taken"),
        Long.parseLong(fields.getOrDefault("version", "0")),
        TermsFields.read(fields),
        number(fields, "takenOnline")));
  }

  private static int number(Map<String, String> fields, String name) {
    return Integer.parseInt(fields.getOrDefault(name, "0"));
  }

  private static Optional<Instant> moment(Map<String, String> fields, String name) {
    String millis = fields.getOrDefault(name, "");
    return millis.isEmpty()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)));
  }
}
