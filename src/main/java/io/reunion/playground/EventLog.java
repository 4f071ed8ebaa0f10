package io.reunion.playground;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What happened in the room, for those who watch. Every event has an id, {@code EPOCH-NUMBER}; who was away for a
 * while names the last one seen and is told the rest, or, when that is no longer kept or of an earlier start, to read
 * the whole state anew.
 */
final class EventLog {
  /** Tells a watcher to read the whole state anew. */
  static final String RESET = "reset";

  /** One event; {@code type} is {@code message}, {@code changed}, {@code removed}, {@code notice} or {@link #RESET}. */
  record Event(String id, String type, String json) {}

  private final String epoch;
  private final int capacity;
  private final Deque<Event> kept = new ArrayDeque<>();
  private final List<Consumer<Event>> watchers = new CopyOnWriteArrayList<>();
  private long last;

  EventLog(String epoch, int capacity) {
    this.epoch = epoch;
    this.capacity = capacity;
  }

  synchronized void append(String type, ObjectNode content) {
    last++;
    Event event = new Event(cursor(), type, content.toString());
    kept.addLast(event);
    if (kept.size() > capacity) {
      kept.removeFirst();
    }
    watchers.forEach(watcher -> watcher.accept(event));
  }

  /** The id of the newest event; {@code EPOCH-0} before the first. */
  synchronized String cursor() {
    return epoch + "-" + last;
  }

  /**
   * Gives {@code watcher} everything after the event {@code seen} at once and then every new event, with no gap
   * between.
   *
   * @param seen an event's id; without it only new events are given
   * @return ends the watch
   */
  synchronized Runnable watch(Optional<String> seen, Consumer<Event> watcher) {
    seen.ifPresent(id -> missedSince(id).forEach(watcher));
    watchers.add(watcher);
    return () -> forget(watcher);
  }

  private synchronized void forget(Consumer<Event> watcher) {
    watchers.remove(watcher);
  }

  synchronized int watchers() {
    return watchers.size();
  }

  private List<Event> missedSince(String id) {
    Optional<Long> number = numberOf(id);
    long oldest = last - kept.size();
    if (number.isEmpty() || number.get() < oldest || number.get() > last) {
      return List.of(new Event(cursor(), RESET, "{}"));
    }
    return kept.stream().skip(number.get() - oldest).toList();
  }

  private Optional<Long> numberOf(String id) {
    if (!id.startsWith(epoch + "-")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(id.substring(epoch.length() + 1)));
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }
}
