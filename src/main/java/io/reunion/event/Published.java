package io.reunion.event;

import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * By what calendars know an event: a name that is its own among all events of all associations and never changes, and a number
 * that rises when the event is put elsewhere in time or place, called otherwise or called off, and then only: programs that keep
 * calendars tell people of each rise.
 */
public record Published(String uid, long sequence) {
  /** Fields of a new event: a name is settled when a calendar first asks for it. */
  static final List<String> NEW = List.of("uid", "", "calendarSequence", "0");

  private static final Script PUBLISH = Script.beside(Published.class, "publish.lua");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Of an event made before names were an association's own: the one under which people may have it in their calendars. */
  private static final String BEFORE = "@reunion";

  /**
   * What calendars show of it.
   *
   * @return whether {@code wanted} is something else to them than {@code was}
   */
  static boolean differs(Event was, Event wanted) {
    return !was.title().equals(wanted.title())
        || !was.startsAt().equals(wanted.startsAt())
        || !was.over().equals(wanted.over())
        || !was.place().equals(wanted.place())
        || isOff(was) != isOff(wanted);
  }

  private static boolean isOff(Event event) {
    return event.state() == Event.State.CANCELLED;
  }

  /**
   * Empty if there is no such event.
   *
   * @param host of the association's own address, if it has one: names given once stay when it moves
   */
  public static Future<Optional<Published>> of(Redis redis, EventId event, Optional<String> host) {
    return redis
        .run(PUBLISH, List.of(EventStore.key(event)), List.of(fresh(event, host), event + BEFORE))
        .map(reply -> reply.size() == 0
            ? Optional.empty()
            : Optional.of(new Published(reply.text(0), Long.parseLong(reply.text(1)))));
  }

  private static String fresh(EventId event, Optional<String> host) {
    byte[] bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return host.map(name -> event + "@" + name.toLowerCase(Locale.ROOT))
        .orElseGet(() -> event + "." + HexFormat.of().formatHex(bytes) + BEFORE);
  }
}
