package io.reunion.checkin;

import io.reunion.event.Seat;
import io.reunion.event.rsvp.Rsvp;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who has come and who has not, as far as is known.
 *
 * @param arrivals the first to come first
 * @param missing those with a seat who have not come
 */
public record Report(List<Arrival> arrivals, List<Rsvp> missing) {
  public Report {
    arrivals = List.copyOf(arrivals);
    missing = List.copyOf(missing);
  }

  static Report of(List<Rsvp> all, List<Arrival> arrivals) {
    Set<String> come = new HashSet<>();
    arrivals.forEach(arrival -> {
      come.add(arrival.person());
      come.addAll(arrival.also());
    });
    return new Report(
        arrivals,
        all.stream()
            .filter(rsvp -> rsvp.status() == Rsvp.Status.ACCEPTED)
            .filter(rsvp -> !come.contains(rsvp.attendee().key()))
            .toList());
  }

  /** Parties of those who had a seat. */
  public int arrived() {
    return (int) arrivals.stream().filter(arrival -> !arrival.walkIn()).count();
  }

  /** Parties of those who had none. */
  public int walkIns() {
    return arrivals.size() - arrived();
  }

  /** Everybody who is there, with their parties. */
  public int heads() {
    return arrivals.stream().mapToInt(Arrival::seats).sum();
  }

  public int heads(Seat seat) {
    return arrivals.stream()
        .filter(arrival -> arrival.seat() == seat)
        .mapToInt(Arrival::seats)
        .sum();
  }

  /** Parties that have a seat, whether they have come or not. */
  public int expected() {
    return arrived() + missing.size();
  }
}
