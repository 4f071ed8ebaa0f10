package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.Platform;
import io.reunion.delivery.Outbound;
import io.reunion.room.Pulse;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** A chat as the API shows it: what it is set to, and how it is. */
final class ChatJson {
  /** How a group is, the worst first. */
  private enum State {
    /** The platform says that the bot is not in it any more. */
    GONE,
    /** Its account is in no configuration. */
    NOT_CONFIGURED,
    /** The bot can answer there, but say nothing unasked: its webhook is in no configuration. */
    NOT_PAIRED,
    /** What was said last did not come. */
    FAILING,
    WELL
  }

  private final RoomStore rooms;
  private final Outbound outbound;
  private final Clock clock;

  ChatJson(RoomStore rooms, Outbound outbound, Clock clock) {
    this.rooms = rooms;
    this.outbound = outbound;
    this.clock = clock;
  }

  /** What it is set to. */
  ObjectNode settings(Room room) {
    ObjectNode item = Exchange.object();
    item.put("id", room.chat().toString());
    item.put("platform", room.chat().platform().value());
    item.put("account", room.chat().account().name());
    item.put("kind", room.kind().name());
    item.put("title", room.title());
    room.language().ifPresent(language -> item.put("language", language.code()));
    room.zone().ifPresent(zone -> item.put("timeZone", zone.getId()));
    room.chapter().ifPresent(chapter -> item.put("chapter", chapter));
    ArrayNode tags = item.putArray("tags");
    room.tags().stream().sorted().forEach(tags::add);
    item.put("active", room.active());
    item.put("listening", room.listening());
    Instant now = clock.instant();
    item.put("muted", room.hush().isMuted(now));
    room.hush().end(now).ifPresent(end -> item.put("mutedUntil", end.toString()));
    room.hush().perDay().ifPresent(most -> item.put("perDay", most));
    return item;
  }

  /** The same, of a group with how it is. */
  Future<ObjectNode> all(Room room) {
    ObjectNode item = settings(room);
    if (!room.isGroup()) {
      return Future.succeededFuture(item);
    }
    Future<Long> today = rooms.unasked().count(room.chat(), clock.instant());
    return rooms
        .pulses()
        .of(room.chat())
        .compose(pulse -> today.map(count -> {
          ObjectNode health = item.putObject("health");
          health.put("state", state(room, pulse).name());
          pulse.received().ifPresent(at -> health.put("received", at.toString()));
          pulse.sent().ifPresent(at -> health.put("sent", at.toString()));
          pulse
              .failed()
              .ifPresent(at -> health.put("failed", at.toString()).put("reason", pulse.reason()));
          health.put("unasked", count);
          return item;
        }));
  }

  private State state(Room room, Pulse pulse) {
    if (!room.active()) {
      return State.GONE;
    }
    Optional<Platform> platform = outbound.platform(room.chat().account());
    if (platform.isEmpty()) {
      return State.NOT_CONFIGURED;
    }
    if (platform.get() instanceof Platform.NeedsPairing pairs && !pairs.isPaired(room.chat())) {
      return State.NOT_PAIRED;
    }
    return pulse.isFailing() ? State.FAILING : State.WELL;
  }
}
