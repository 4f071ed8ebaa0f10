package io.reunion.playground;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;

/** What happens in the room, written as {@link LocalProtocol} reads it. */
final class LocalUpdates {
  private final Room room;
  private final Clock clock;

  LocalUpdates(Room room, Clock clock) {
    this.room = room;
    this.clock = clock;
  }

  ObjectNode message(RoomChat chat, Scene.Persona from, RoomMessage message) {
    ObjectNode update = from(chat, from, "message");
    ObjectNode content = update
        .putObject("message")
        .put("id", message.id())
        .put("text", message.body().text());
    message
        .body()
        .replyTo()
        .flatMap(id -> room.message(chat.id(), id))
        .ifPresent(answered ->
            content.putObject("replyTo").put("id", answered.id()).put("byBot", answered.byBot()));
    return update;
  }

  ObjectNode press(RoomChat chat, Scene.Persona from, String message, String command) {
    ObjectNode update = from(chat, from, "press");
    update.putObject("press").put("message", message).put("command", command);
    return update;
  }

  ObjectNode reaction(RoomChat chat, Scene.Persona from, String message, List<String> emoji) {
    ObjectNode update = from(chat, from, "reaction");
    ArrayNode signs = update.putObject("reaction").put("message", message).putArray("emoji");
    emoji.forEach(signs::add);
    return update;
  }

  ObjectNode botAdded(RoomChat chat) {
    return update(chat, "botAdded");
  }

  private ObjectNode from(RoomChat chat, Scene.Persona persona, String type) {
    ObjectNode update = update(chat, type);
    update
        .putObject("from")
        .put("id", persona.id())
        .put("name", persona.name().in(persona.language()))
        .put("language", persona.language());
    return update;
  }

  private ObjectNode update(RoomChat chat, String type) {
    ObjectNode update = RoomJson.object()
        .put("id", room.nextId())
        .put("type", type)
        .put("time", clock.instant().toString());
    update
        .putObject("chat")
        .put("id", chat.id())
        .put("kind", chat.kind().name())
        .put("title", chat.title());
    return update;
  }
}
