package io.reunion.event.rsvp;

import io.reunion.event.Seat;
import io.reunion.event.rsvp.Rsvp.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An independent model: no script, no shared code, the rules as a person would say them. */
final class RsvpModel {
  private record Entry(Status status, int seats, Seat seat, long time) {
    boolean holds() {
      return status == Status.ACCEPTED || status == Status.WAITLISTED;
    }
  }

  private final Map<Seat, Integer> capacity = new EnumMap<>(Seat.class);
  private final Map<Seat, List<String>> queues = new EnumMap<>(Seat.class);
  private final boolean strict;
  private final boolean hybrid;
  private final TreeMap<String, Entry> entries = new TreeMap<>();

  private RsvpModel(int room, int online, boolean strict, boolean hybrid) {
    capacity.put(Seat.ROOM, room);
    capacity.put(Seat.ONLINE, online);
    queues.put(Seat.ROOM, new ArrayList<>());
    queues.put(Seat.ONLINE, new ArrayList<>());
    this.strict = strict;
    this.hybrid = hybrid;
  }

  RsvpModel(int capacity, boolean strict) {
    this(capacity, 0, strict, false);
  }

  static RsvpModel hybrid(int room, int online, boolean strict) {
    return new RsvpModel(room, online, strict, true);
  }

  int taken() {
    return taken(Seat.ROOM);
  }

  int taken(Seat seat) {
    return entries.values().stream()
        .filter(entry -> entry.status == Status.ACCEPTED && entry.seat == seat)
        .mapToInt(Entry::seats)
        .sum();
  }

  void answer(String who, Answer answer, int seats, long time) {
    answer(who, answer, seats, Seat.ROOM, time);
  }

  void answer(String who, Answer answer, int seats, Seat wanted, long time) {
    Entry was = entries.get(who);
    Seat seat = hybrid ? wanted : Seat.ROOM;
    if (was != null && time < was.time) {
      return;
    }
    boolean seated = was != null && was.status == Status.ACCEPTED;
    if (answer == Answer.ACCEPTED && (seats > 5 || (seats > capacity.get(seat) && !seated))) {
      return;
    }
    if (answer == Answer.ACCEPTED) {
      accept(who, was, seats, seat, time);
    } else {
      queues.values().forEach(queue -> queue.remove(who));
      Status now = answer == Answer.TENTATIVE
          ? Status.TENTATIVE
          : answer == Answer.DECLINED ? Status.DECLINED : null;
      entries.put(who, new Entry(now, 0, Seat.ROOM, time));
    }
    promote(Seat.ROOM);
    promote(Seat.ONLINE);
  }

  private void accept(String who, Entry was, int seats, Seat seat, long time) {
    boolean stays = was != null && was.holds() && was.seat == seat;
    boolean free = taken(seat) + seats <= capacity.get(seat) && queues.get(seat).isEmpty();
    if (was != null && was.status == Status.ACCEPTED) {
      boolean fits = stays ? taken(seat) - was.seats + seats <= capacity.get(seat) : free;
      entries.put(
          who,
          fits
              ? new Entry(Status.ACCEPTED, seats, seat, time)
              : new Entry(Status.ACCEPTED, was.seats, was.seat, time));
    } else if (stays) {
      entries.put(who, new Entry(Status.WAITLISTED, seats, seat, time));
    } else {
      queues.values().forEach(queue -> queue.remove(who));
      if (!free) {
        queues.get(seat).add(who);
      }
      entries.put(who, new Entry(free ? Status.ACCEPTED : Status.WAITLISTED, seats, seat, time));
    }
  }

  private void promote(Seat seat) {
    List<String> queue = queues.get(seat);
    int at = 0;
    while (at < queue.size()) {
      String who = queue.get(at);
      Entry entry = entries.get(who);
      if (taken(seat) + entry.seats <= capacity.get(seat)) {
        queue.remove(at);
        entries.put(who, new Entry(Status.ACCEPTED, entry.seats, seat, entry.time));
      } else if (strict && entry.seats <= capacity.get(seat)) {
        return;
      } else {
        at++;
      }
    }
  }

  List<String> standings() {
    List<String> lines = new ArrayList<>();
    for (Status status : Status.values()) {
      for (Seat seat : Seat.values()) {
        List<String> those = new ArrayList<>();
        entries.forEach((who, entry) -> {
          if (entry.status == status && entry.seat == seat) {
            int position = queues.get(seat).indexOf(who) + 1;
            those.add(who + " " + status + " " + entry.seats
                + (seat == Seat.ONLINE ? " ONLINE" : "")
                + (position > 0 ? " #" + position : ""));
          }
        });
        if (status == Status.WAITLISTED) {
          those.sort(Comparator.comparing(
              line -> Integer.parseInt(line.substring(line.indexOf('#') + 1))));
        }
        lines.addAll(those);
      }
    }
    return lines;
  }
}
