package io.reunion.playground;

import io.reunion.chat.ChatKind;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One chat of the room and its newest messages. Guarded by the {@link Room}. */
final class RoomChat {
  /** How many messages a chat keeps. */
  static final int KEPT = 500;

  private final String id;
  private final ChatKind kind;
  private final String title;
  private final String language;
  private final List<String> members;
  private final Map<String, RoomMessage> messages = new LinkedHashMap<>();

  private RoomChat(String id, ChatKind kind, String title, String language, List<String> members) {
    this.id = id;
    this.kind = kind;
    this.title = title;
    this.language = language;
    this.members = List.copyOf(members);
  }

  static RoomChat group(Scene.Group group) {
    return new RoomChat(
        group.id(), ChatKind.GROUP, group.title(), group.language(), group.members());
  }

  static RoomChat direct(Scene.Persona persona) {
    return new RoomChat(
        directId(persona.id()), ChatKind.DIRECT, "", persona.language(), List.of(persona.id()));
  }

  static String directId(String persona) {
    return "direct:" + persona;
  }

  String id() {
    return id;
  }

  ChatKind kind() {
    return kind;
  }

  /** Empty for a direct chat. */
  String title() {
    return title;
  }

  String language() {
    return language;
  }

  /** Ids of the personas that are here; the bot is everywhere. */
  List<String> members() {
    return members;
  }

  /** Oldest first. */
  List<RoomMessage> messages() {
    return List.copyOf(messages.values());
  }

  Optional<RoomMessage> message(String messageId) {
    return Optional.ofNullable(messages.get(messageId));
  }

  /** Adds a message, or puts it in the place of the one with its id. */
  void put(RoomMessage message) {
    messages.put(message.id(), message);
    if (messages.size() > KEPT) {
      Iterator<RoomMessage> oldestFirst = messages.values().iterator();
      oldestFirst.next();
      oldestFirst.remove();
    }
  }

  void remove(String messageId) {
    messages.remove(messageId);
  }
}
