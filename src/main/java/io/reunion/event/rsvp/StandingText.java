package io.reunion.event.rsvp;

import io.reunion.event.Seat;
import io.reunion.event.rsvp.Rsvp.Status;
import java.time.Instant;
import java.util.Optional;

/** How somebody stands, as it is stored: {@code STATUS:seats:time}, and {@code :ONLINE}. */
final class StandingText {
  private StandingText() {}

  static Optional<Status> status(String word) {
    return word.isEmpty() || word.equals("NONE")
        ? Optional.empty()
        : Optional.of(Status.valueOf(word));
  }

  static RsvpStore.Standing standing(String standing, String described) {
    String[] parts = parts(standing);
    return new RsvpStore.Standing(
        AttendeeJson.read(described),
        status(parts[0]),
        Integer.parseInt(parts[1]),
        Instant.ofEpochMilli(Long.parseLong(parts[2])),
        Seat.stored(parts[3]));
  }

  /** Status, seats, time, and where: nothing for the room. */
  static String[] parts(String standing) {
    return (standing + ":").split(":", 5);
  }
}
