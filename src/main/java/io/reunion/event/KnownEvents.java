package io.reunion.event;

import java.util.LinkedHashMap;
import java.util.List;
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

  /** Of those that are open, as far as this instance knows; for words to be read, and no more. */
  private final Map<EventId, String> titles = new LinkedHashMap<>();

  /** The titles in a list, made when somebody asks after they have changed. */
  private Optional<List<String>> open = Optional.empty();

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
    title(id, event.filter(read -> read.state() == Event.State.OPEN).map(Event::title));
    return event;
  }

  void forget(EventId id) {
    known.remove(id);
    title(id, Optional.empty());
  }

  private void title(EventId id, Optional<String> title) {
    if (!Optional.ofNullable(titles.get(id)).equals(title)) {
      title.ifPresentOrElse(now -> titles.put(id, now), () -> titles.remove(id));
      open = Optional.empty();
    }
  }

  /** Notes that these take answers now, and no others. */
  void open(List<Event> events) {
    titles.clear();
    events.forEach(event -> titles.put(event.id(), event.title()));
    open = Optional.empty();
  }

  /** The titles of the events that take answers, which may be out of date by a few seconds. */
  public List<String> titles() {
    List<String> now = open.orElseGet(() -> List.copyOf(titles.values()));
    open = Optional.of(now);
    return now;
  }
}
