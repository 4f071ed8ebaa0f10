package io.reunion.event;

import io.reunion.event.Rsvp.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** An independent model: no script, no shared code, the rules as a person would say them. */
final class RsvpModel {
  private record Entry(Status status, int seats, long time) {}

  private final int capacity;
  private final boolean strict;
  private final TreeMap<String, Entry> entries = new TreeMap<>();
  private final List<String> queue = new ArrayList<>();

  RsvpModel(int capacity, boolean strict) {
    this.capacity = capacity;
    this.strict = strict;
  }

  int taken() {
    return entries.values().stream()
        .filter(entry -> entry.status == Status.ACCEPTED)
        .mapToInt(Entry::seats)
        .sum();
  }

  void answer(String who, Answer answer, int seats, long time) {
    Entry was = entries.get(who);
    if (was != null && time < was.time) {
      return;
    }
    if (answer == Answer.ACCEPTED
        && (seats > 5 || (seats > capacity && (was == null || was.status != Status.ACCEPTED)))) {
      return;
    }
    if (answer == Answer.ACCEPTED) {
      accept(who, was, seats, time);
    } else {
      queue.remove(who);
      entries.put(
          who,
          new Entry(
              answer == Answer.TENTATIVE
                  ? Status.TENTATIVE
                  : answer == Answer.DECLINED ? Status.DECLINED : null,
              0,
              time));
    }
    promote();
  }

  private void accept(String who, Entry was, int seats, long time) {
    if (was != null && was.status == Status.ACCEPTED) {
      boolean fits = taken() - was.seats + seats <= capacity;
      entries.put(who, new Entry(Status.ACCEPTED, fits ? seats : was.seats, time));
    } else if (was != null && was.status == Status.WAITLISTED) {
      entries.put(who, new Entry(Status.WAITLISTED, seats, time));
    } else if (queue.isEmpty() && taken() + seats <= capacity) {
      entries.put(who, new Entry(Status.ACCEPTED, seats, time));
    } else {
      queue.add(who);
      entries.put(who, new Entry(Status.WAITLISTED, seats, time));
    }
  }

  private void promote() {
    int at = 0;
    while (at < queue.size()) {
      String who = queue.get(at);
      Entry entry = entries.get(who);
      if (taken() + entry.seats <= capacity) {
        queue.remove(at);
        entries.put(who, new Entry(Status.ACCEPTED, entry.seats, entry.time));
      } else if (strict && entry.seats <= capacity) {
        return;
      } else {
        at++;
      }
    }
  }

  List<String> standings() {
    List<String> lines = new ArrayList<>();
    for (Status status : Status.values()) {
      List<String> those = new ArrayList<>();
      entries.forEach((who, entry) -> {
        if (entry.status == status) {
          int position = queue.indexOf(who) + 1;
          those.add(who + " " + status + " " + entry.seats + (position > 0 ? " #" + position : ""));
        }
      });
      if (status == Status.WAITLISTED) {
        those.sort(
            Comparator.comparing(line -> Integer.parseInt(line.substring(line.indexOf('#') + 1))));
      }
      lines.addAll(those);
    }
    return lines;
  }
}
