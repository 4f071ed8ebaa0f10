package io.reunion.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.SetArgs;
import io.reunion.chat.ChatId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What events were before a change, so that it can be taken back; nothing of people.
 *
 * <table>
 * <caption>Keys; ID is the event's</caption>
 * <tr><td>{@code event:{ID}:operation:OP~before}</td><td>string: JSON, field to [before, after]; 8 days</td></tr>
 * </table>
 */
public final class EventsBefore {
  private static final Duration LIFE = Duration.ofDays(8);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CAPACITY = "capacity";

  /** Hosts are people, whom erasing has to find; what repeats is made, and seats are drawn, for good. */
  private static final Set<String> KEPT = Set.of("terms.hosts", "terms.series", "terms.draw");

  private final Redis redis;

  public EventsBefore(Redis redis) {
    this.redis = redis;
  }

  private static String key(EventId event, String operation) {
    return "event:{" + event + "}:operation:" + operation + "~before";
  }

  /** What a change has made of some fields, and out of what. */
  public record Change(Map<String, List<String>> fields) {
    public Change {
      fields = Map.copyOf(fields);
    }

    /** {@code now} as it was before, but for what is neither as the change made it: somebody else has changed that since. */
    public Event back(Event now) {
      return with(now, 1, 0);
    }

    /** {@code now} as the change made it. */
    public Event forth(Event now) {
      return with(now, 0, 1);
    }

    /** Whether {@code now} has another value in a field than the change left there. */
    public boolean isOverwritten(Event now) {
      Map<String, String> fieldsNow = stored(now);
      return fields.entrySet().stream()
          .anyMatch(one -> !one.getValue().get(1).equals(fieldsNow.get(one.getKey())));
    }

    private Event with(Event now, int from, int to) {
      Map<String, String> result = stored(now);
      fields.forEach((name, values) -> result.replace(name, values.get(from), values.get(to)));
      return EventFields.read(now.id(), result).orElseThrow();
    }
  }

  /** All that is stored of an event, as far as a change can be of it. */
  private static Map<String, String> stored(Event event) {
    Map<String, String> fields = new LinkedHashMap<>();
    List<String> all = EventFields.of(event);
    for (int i = 0; i < all.size(); i += 2) {
      fields.put(all.get(i), all.get(i + 1));
    }
    fields.put(CAPACITY, Integer.toString(event.capacity().orElse(0)));
    fields.put(
        "chats", event.chats().stream().map(ChatId::toString).collect(Collectors.joining("\n")));
    fields.put("taken", Integer.toString(event.taken()));
    fields.put("takenOnline", Integer.toString(event.takenOnline()));
    fields.put("version", Long.toString(event.version()));
    return fields;
  }

  /** To be called before a change is kept. Calling again is harmless: what was noted first stands. */
  public Future<Void> note(Event was, Event wanted, String operation) {
    Map<String, String> after = stored(wanted);
    Map<String, List<String>> changed = new LinkedHashMap<>();
    stored(was).forEach((name, value) -> {
      if (!KEPT.contains(name) && !value.equals(after.get(name))) {
        changed.put(name, List.of(value, after.getOrDefault(name, "")));
      }
    });
    return changed.isEmpty()
        ? Future.succeededFuture()
        : redis
            .call(c -> c.set(
                key(was.id(), operation),
                written(changed),
                SetArgs.Builder.nx().ex(LIFE.toSeconds())))
            .mapEmpty();
  }

  private static String written(Map<String, List<String>> changed) {
    try {
      return JSON.writeValueAsString(changed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written", e);
    }
  }

  /** What {@code operation} has made of the event; empty if nothing, or if that is too long ago. */
  public Future<Optional<Change>> of(EventId event, String operation) {
    return redis
        .call(c -> c.get(key(event, operation)))
        .map(stored -> Optional.ofNullable(stored).map(EventsBefore::read));
  }

  private static Change read(String stored) {
    try {
      return new Change(JSON.readValue(stored, new TypeReference<>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a change of ours", e);
    }
  }
}
