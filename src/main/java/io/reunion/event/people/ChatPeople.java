package io.reunion.event.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.reunion.chat.ChatId;
import io.reunion.event.rsvp.NameKey;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who has answered an event in which chat: those whom a name may mean that somebody writes there.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code attendees:{CHAT}}</td><td>hash: person to JSON of {@link Attendee}</td></tr>
 * </table>
 */
public final class ChatPeople {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  private final Redis redis;

  public ChatPeople(Redis redis) {
    this.redis = redis;
  }

  public static String key(ChatId chat) {
    return "attendees:{" + chat + "}";
  }

  /** Calling twice is harmless. */
  public Future<Void> put(Attendee attendee) {
    try {
      String json = JSON.writeValueAsString(attendee.with(List.of()));
      return redis
          .call(c -> c.hset(key(attendee.chat()), Map.of(attendee.key(), json)))
          .mapEmpty();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an attendee is plain values", e);
    }
  }

  public Future<List<Attendee>> of(ChatId chat) {
    return redis
        .call(c -> c.hvals(key(chat)))
        .map(found -> found.stream().map(ChatPeople::read).toList());
  }

  private static Attendee read(String json) {
    try {
      return JSON.readValue(json, Attendee.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not an attendee of ours", e);
    }
  }

  /** The one person with an account whom {@code name} means; nobody if it may be two. */
  public static Optional<Attendee> meant(String name, Collection<Attendee> known) {
    String key = NameKey.of(name);
    List<Attendee> found = known.stream()
        .filter(one -> one.user().isPresent() && NameKey.of(one.name()).equals(key))
        .toList();
    boolean one = found.stream().map(Attendee::key).distinct().count() == 1;
    return one ? Optional.of(found.get(0)) : Optional.empty();
  }
}
