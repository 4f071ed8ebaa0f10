package io.reunion.announcement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reunion.room.Room;
import java.util.Set;

/**
 * Whom an announcement reaches: every active group, or those that satisfy each list that is not empty.
 *
 * @param chats as written by {@link io.reunion.chat.ChatId#toString}
 * @param chapters ids of chapters
 * @param platforms names of platforms
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Audience(Set<String> chats, Set<String> chapters, Set<String> platforms) {
  public static final Audience ALL = new Audience(Set.of(), Set.of(), Set.of());

  public Audience {
    chats = chats == null ? Set.of() : Set.copyOf(chats);
    chapters = chapters == null ? Set.of() : Set.copyOf(chapters);
    platforms = platforms == null ? Set.of() : Set.copyOf(platforms);
  }

  boolean includes(Room room) {
    return room.active()
        && (chats.isEmpty() ? room.isGroup() : chats.contains(room.chat().toString()))
        && (chapters.isEmpty() || room.chapter().filter(chapters::contains).isPresent())
        && (platforms.isEmpty() || platforms.contains(room.chat().platform().value()));
  }
}
