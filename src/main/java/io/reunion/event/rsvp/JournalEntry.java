package io.reunion.event.rsvp;

import io.reunion.event.Seat;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One change of somebody's standing, as an event's journal has it.
 *
 * @param person under which key they are counted
 * @param name theirs; the key where it is not known any more
 * @param from as in {@code ACCEPTED:2}: status and seats before; {@code NONE:0} if there was no answer
 * @param to the same afterwards
 * @param message the operation that it came by: the account and the platform's id of the message, or of the request
 * @param at when the message was sent, by the platform's clock
 * @param understood the words that were understood; empty for buttons of other people's doing, such as a promotion
 * @param by the account of the one who said it; empty for the API
 */
public record JournalEntry(
    String person,
    String name,
    String from,
    String to,
    String message,
    Instant at,
    String understood,
    String by) {
  /** How somebody stood; no status for those who had not answered, or took it back. */
  public record Stood(Optional<Rsvp.Status> status, int seats, Seat seat) {}

  /** How they stood before. */
  public Stood before() {
    String[] parts = (from + "::").split(":", 4);
    return new Stood(
        StandingText.status(parts[0]),
        parts[1].isEmpty() ? 0 : Integer.parseInt(parts[1]),
        Seat.stored(parts[2]));
  }

  /** @param people who they are, by key */
  static JournalEntry read(Map<String, String> fields, Map<String, String> people) {
    String person = fields.getOrDefault("person", "");
    String described = people.get(person);
    return new JournalEntry(
        person,
        described == null ? person : AttendeeJson.read(described).name(),
        fields.getOrDefault("from", ""),
        fields.getOrDefault("to", ""),
        fields.getOrDefault("operation", ""),
        Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("time", "0"))),
        fields.getOrDefault("understood", ""),
        fields.getOrDefault("by", ""));
  }
}
