package io.reunion.room;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.text.Language;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * A chat as we know it.
 *
 * @param title as the platform last showed it; may be empty
 * @param language set for this chat, else the association's holds
 * @param zone set for this chat, else its chapter's or the association's holds
 * @param chapter the id of the chapter it belongs to
 * @param active the bot is in it and may speak
 * @param tags words by which announcements choose it; a class year is one, such as {@code 2008}
 * @param listening the bot only listens: it says and does nothing there, and keeps what it would have said
 * @param hush how much it says there unasked
 */
public record Room(
    ChatId chat,
    ChatKind kind,
    String title,
    Optional<Language> language,
    Optional<ZoneId> zone,
    Optional<String> chapter,
    boolean active,
    Set<String> tags,
    boolean listening,
    Hush hush) {

  public Room {
    tags = Set.copyOf(tags);
  }

  /** One in which the bot also speaks. */
  public Room(
      ChatId chat,
      ChatKind kind,
      String title,
      Optional<Language> language,
      Optional<ZoneId> zone,
      Optional<String> chapter,
      boolean active,
      Set<String> tags) {
    this(chat, kind, title, language, zone, chapter, active, tags, false, Hush.NONE);
  }

  public Room(
      ChatId chat,
      ChatKind kind,
      String title,
      Optional<Language> language,
      Optional<ZoneId> zone,
      Optional<String> chapter,
      boolean active) {
    this(chat, kind, title, language, zone, chapter, active, Set.of());
  }

  /** A chat that has just been seen for the first time. */
  public static Room seen(ChatId chat, ChatKind kind, String title) {
    return new Room(chat, kind, title, Optional.empty(), Optional.empty(), Optional.empty(), true);
  }

  /** The same, now that the bot may speak there. */
  public Room entered() {
    return new Room(chat, kind, title, language, zone, chapter, true, tags, listening, hush);
  }

  /** The same, now that the bot may not speak there any more. */
  Room left() {
    return new Room(chat, kind, title, language, zone, chapter, false, Set.of(), listening, hush);
  }

  public Room speaking(Optional<Language> other) {
    return new Room(chat, kind, title, other, zone, chapter, active, tags, listening, hush);
  }

  public boolean isGroup() {
    return kind == ChatKind.GROUP;
  }
}
