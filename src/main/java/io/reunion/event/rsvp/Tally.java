package io.reunion.event.rsvp;

import io.reunion.event.Seat;
import io.reunion.event.rsvp.Rsvp.Status;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers for the card: persons, and the seats that are waited for in the room and from afar. */
public record Tally(
    int accepted, int tentative, int declined, int waitingSeats, int waitingOnline) {
  /** @param standings of everybody who has answered, as they are stored */
  static Tally of(List<String> standings) {
    Map<Status, Integer> persons = new EnumMap<>(Status.class);
    Map<Seat, Integer> waiting = new EnumMap<>(Seat.class);
    for (String standing : standings) {
      String[] parts = StandingText.parts(standing);
      Optional<Status> status = StandingText.status(parts[0]);
      status.ifPresent(known -> persons.merge(known, 1, Integer::sum));
      if (status.equals(Optional.of(Status.WAITLISTED))) {
        waiting.merge(Seat.stored(parts[3]), Integer.parseInt(parts[1]), Integer::sum);
      }
    }
    return new Tally(
        persons.getOrDefault(Status.ACCEPTED, 0),
        persons.getOrDefault(Status.TENTATIVE, 0),
        persons.getOrDefault(Status.DECLINED, 0),
        waiting.getOrDefault(Seat.ROOM, 0),
        waiting.getOrDefault(Seat.ONLINE, 0));
  }

  /** Whether there is somebody who comes, may come or waits. */
  public boolean awaitsAnybody() {
    return accepted + tentative + waitingSeats + waitingOnline > 0;
  }
}
