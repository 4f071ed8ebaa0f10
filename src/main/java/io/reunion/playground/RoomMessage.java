package io.reunion.playground;

import io.reunion.chat.Button;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A message as it stands in the room.
 *
 * @param author a persona's id; absent for the bot
 */
record RoomMessage(
    String id, String chat, Optional<String> author, Instant at, Body body, Marks marks) {

  /**
   * What is said.
   *
   * @param text with the marks of {@link io.reunion.chat.Markup} if the bot says it, literal otherwise
   * @param onlyFor the one persona who can see it
   */
  record Body(
      String text,
      List<List<Button>> buttons,
      Optional<String> replyTo,
      Optional<String> onlyFor) {}

  /**
   * What happened to it since.
   *
   * @param reactions who reacted, by emoji
   */
  record Marks(boolean edited, Transit transit, SortedMap<String, SortedSet<String>> reactions) {}

  /** Whether the bot has heard it. */
  enum Transit {
    PENDING,
    DELIVERED,
    FAILED
  }

  boolean byBot() {
    return author.isEmpty();
  }

  boolean visibleTo(String persona) {
    return body.onlyFor().map(persona::equals).orElse(true);
  }

  boolean offers(String command) {
    return body.buttons().stream()
        .flatMap(List::stream)
        .anyMatch(button -> button.command().equals(command));
  }

  RoomMessage withBody(Body replacement) {
    return new RoomMessage(
        id, chat, author, at, replacement, new Marks(true, marks.transit(), marks.reactions()));
  }

  RoomMessage withTransit(Transit transit) {
    return new RoomMessage(
        id, chat, author, at, body, new Marks(marks.edited(), transit, marks.reactions()));
  }

  RoomMessage withReactions(SortedMap<String, SortedSet<String>> reactions) {
    return new RoomMessage(
        id, chat, author, at, body, new Marks(marks.edited(), marks.transit(), reactions));
  }
}
