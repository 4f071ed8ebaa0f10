package io.reunion.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Events as they were read last, with the stamp that they had then. What is known here may be out of date: whoever acts on
 * it gives the stamp to the answers' script, which refuses it when the event is defined otherwise by now.
 */
public final class KnownEvents {
  private static final int MOST = 2_000;

  /** An event and its stamp; its counts of seats may have changed since under the same stamp. */
  public record Known(Event event, String stamp) {}

  @SuppressWarnings("serial") // never written
  private final Map<EventId, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<EventId, Known> eldest) {
      return size() > MOST;
    }
  };

  /** What is stored of an event, which names the definition that it holds. */
  static String stamp(Map<String, String> fields) {
    return fields.getOrDefault("operation", "") + ":" + fields.getOrDefault("revision", "");
  }

  public Optional<Known> get(EventId id) {
    return Optional.ofNullable(known.get(id));
  }

  /** Notes what was read just now. */
  Optional<Event> note(EventId id, Optional<Event> event, Map<String, String> fields) {
    event.ifPresentOrElse(
        read -> known.put(id, new Known(read, stamp(fields))), () -> known.remove(id));
    return event;
  }

  void forget(EventId id) {
    known.remove(id);
  }
}
