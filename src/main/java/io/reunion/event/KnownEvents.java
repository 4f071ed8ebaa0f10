package io.reunion.event;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Events as they were read last, with the stamp that they had then. What is known here may be out of date: whoever acts on
 * it gives the stamp to the answers' script, which refuses it when the event is defined otherwise by now.
 */
public final class KnownEvents {
  private static final int MOST = 2_000;

  /** An event and its stamp; its counts of seats may have changed since under the same stamp. */
  public record Known(Event event, Stamp stamp) {}

  @SuppressWarnings("serial") // never written
  private final Map<EventId, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<EventId, Known> eldest) {
      return size() > MOST;
    }
  };

  /** What an event is called, and when it is: for words to be read, and no more. */
  public record Called(EventId id, String title, Instant startsAt, ZoneId zone) {
    static Called of(Event event) {
      return new Called(event.id(), event.title(), event.startsAt(), event.zone());
    }
  }

  /** Of those that are open, as far as this instance knows. */
  private final Map<EventId, Called> calls = new LinkedHashMap<>();

  /** The same in a list, made when somebody asks after they have changed. */
  private Optional<List<Called>> open = Optional.empty();

  public Optional<Known> get(EventId id) {
    return Optional.ofNullable(known.get(id));
  }

  /** Whether any of those that were read lately is such a one, as it was then. */
  public boolean any(Predicate<Event> such) {
    return known.values().stream().map(Known::event).anyMatch(such);
  }

  /** Notes what was read just now. */
  Optional<Event> note(EventId id, Optional<Event> event, Map<String, String> fields) {
    event.ifPresentOrElse(
        read -> known.put(id, new Known(read, Stamp.of(fields))), () -> known.remove(id));
    call(id, event.filter(read -> read.state() == Event.State.OPEN).map(Called::of));
    return event;
  }

  private void call(EventId id, Optional<Called> called) {
    if (!Optional.ofNullable(calls.get(id)).equals(called)) {
      called.ifPresentOrElse(now -> calls.put(id, now), () -> calls.remove(id));
      open = Optional.empty();
    }
  }

  /** Notes that these take answers now, and no others. */
  void open(List<Event> events) {
    calls.clear();
    events.forEach(event -> calls.put(event.id(), Called.of(event)));
    open = Optional.empty();
  }

  /** The events that take answers, which may be out of date by a few seconds; the same list as long as they are the same. */
  public List<Called> called() {
    List<Called> now = open.orElseGet(() -> List.copyOf(calls.values()));
    open = Optional.of(now);
    return now;
  }
}
