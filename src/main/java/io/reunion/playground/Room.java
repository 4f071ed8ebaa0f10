package io.reunion.playground;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.Button;
import io.reunion.playground.RoomMessage.Body;
import io.reunion.playground.RoomMessage.Marks;
import io.reunion.playground.RoomMessage.Transit;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The chats of the playground, in memory. Every change is an event of its {@link EventLog}. Ids carry the moment of the
 * start, so that a bot that remembers a message of an earlier start never takes a new one for it.
 */
final class Room {
  /** How many events are kept for watchers that were away. */
  static final int BACKLOG = 1_000;

  private final Scene scene;
  private final Clock clock;
  private final String epoch;
  private final EventLog events;
  private final Map<String, RoomChat> chats = new LinkedHashMap<>();
  private long ids;

  Room(Scene scene, Clock clock) {
    this.scene = scene;
    this.clock = clock;
    this.epoch = Long.toString(clock.millis(), 36);
    this.events = new EventLog(epoch, BACKLOG);
    scene.groups().stream().map(RoomChat::group).forEach(chat -> chats.put(chat.id(), chat));
    scene.personas().stream().map(RoomChat::direct).forEach(chat -> chats.put(chat.id(), chat));
    scene.opening().forEach(this::open);
  }

  private void open(Scene.Line line) {
    chat(line.chat())
        .orElseThrow()
        .put(new RoomMessage(
            nextId(),
            line.chat(),
            Optional.of(line.persona()),
            clock.instant().minus(line.before()),
            new Body(line.text(), List.of(), Optional.empty(), Optional.empty()),
            new Marks(false, Transit.DELIVERED, new TreeMap<>())));
  }

  Scene scene() {
    return scene;
  }

  EventLog events() {
    return events;
  }

  /** A new id for a message or an update, unique also among those of other starts. */
  synchronized String nextId() {
    ids++;
    return epoch + "-" + ids;
  }

  List<RoomChat> chats() {
    return List.copyOf(chats.values());
  }

  Optional<RoomChat> chat(String id) {
    return Optional.ofNullable(chats.get(id));
  }

  synchronized Optional<RoomMessage> message(String chat, String id) {
    return chat(chat).flatMap(found -> found.message(id));
  }

  /**
   * Adds a message.
   *
   * @param author a persona's id, absent for the bot
   */
  synchronized RoomMessage add(RoomChat chat, Optional<String> author, Body body) {
    Transit transit = author.isPresent() ? Transit.PENDING : Transit.DELIVERED;
    RoomMessage message = new RoomMessage(
        nextId(),
        chat.id(),
        author,
        clock.instant(),
        body,
        new Marks(false, transit, new TreeMap<>()));
    chat.put(message);
    events.append("message", RoomJson.message(message));
    return message;
  }

  /** Changes what a message of the bot says; false if there is no such message. Saying the same again is no change. */
  synchronized boolean edit(String chat, String id, String text, List<List<Button>> buttons) {
    Optional<RoomMessage> found = message(chat, id).filter(RoomMessage::byBot);
    found.ifPresent(message -> {
      Body old = message.body();
      Body replacement = new Body(text, buttons, old.replyTo(), old.onlyFor());
      if (!replacement.equals(old)) {
        change(message.withBody(replacement));
      }
    });
    return found.isPresent();
  }

  synchronized void transit(RoomMessage message, Transit transit) {
    message(message.chat(), message.id()).ifPresent(found -> change(found.withTransit(transit)));
  }

  /** Makes {@code emoji} all that {@code persona} has to say to a message in pictures. */
  synchronized void react(String chat, String id, String persona, List<String> emoji) {
    message(chat, id).ifPresent(message -> {
      SortedMap<String, SortedSet<String>> reactions = new TreeMap<>();
      message
          .marks()
          .reactions()
          .forEach((sign, people) -> reactions.put(sign, new TreeSet<>(people)));
      reactions.values().forEach(people -> people.remove(persona));
      emoji.forEach(
          sign -> reactions.computeIfAbsent(sign, none -> new TreeSet<>()).add(persona));
      reactions.values().removeIf(Set::isEmpty);
      change(message.withReactions(reactions));
    });
  }

  private void change(RoomMessage changed) {
    chat(changed.chat()).ifPresent(chat -> chat.put(changed));
    events.append("changed", RoomJson.message(changed));
  }

  /** Takes a message of the bot away, if it is there. */
  synchronized void remove(String chat, String id) {
    message(chat, id).filter(RoomMessage::byBot).flatMap(there -> chat(chat)).ifPresent(found -> {
      found.remove(id);
      events.append("removed", RoomJson.object().put("chat", chat).put("id", id));
    });
  }

  /** Shows {@code text} to one persona for a moment; an empty one only ends the button's waiting sign. */
  synchronized void notice(String chat, String persona, String press, String text) {
    events.append(
        "notice",
        RoomJson.object()
            .put("chat", chat)
            .put("persona", persona)
            .put("press", press)
            .put("text", text));
  }

  /** All that a page needs, with the id of the event after which it stands. */
  synchronized ObjectNode state() {
    return RoomJson.state(scene, chats(), events.cursor());
  }
}
