package io.reunion.announcement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.room.Room;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whom an announcement reaches: groups, or members in their direct chats; every one of them, or those that satisfy each
 * list that is not empty.
 *
 * @param chats as written by {@link io.reunion.chat.ChatId#toString}
 * @param chapters ids of chapters
 * @param platforms names of platforms
 * @param classYears four digits each; a group is of a class year that is among its tags
 * @param tags of groups, any of which will do
 * @param except chats, chapters, platforms, class years and tags that get nothing all the same
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Audience(
    To to,
    Set<String> chats,
    Set<String> chapters,
    Set<String> platforms,
    Set<String> classYears,
    Set<String> tags,
    Set<String> except) {
  public static final Audience ALL =
      new Audience(To.GROUPS, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  /** Where it is read. */
  public enum To {
    GROUPS,
    /** In the direct chats of members, one copy for each person. */
    MEMBERS
  }

  public Audience {
    to = to == null ? To.GROUPS : to;
    chats = sorted(chats);
    chapters = sorted(chapters);
    platforms = sorted(platforms);
    classYears = sorted(classYears);
    tags = sorted(tags);
    except = sorted(except);
  }

  private static Set<String> sorted(@Nullable Set<String> texts) {
    return texts == null || texts.isEmpty()
        ? Set.of()
        : Collections.unmodifiableSet(new TreeSet<>(texts));
  }

  /** Whether it chooses some, other than by leaving out. */
  public boolean selects() {
    return !(chats.isEmpty()
        && chapters.isEmpty()
        && platforms.isEmpty()
        && classYears.isEmpty()
        && tags.isEmpty());
  }

  /** The same for some chapters only. */
  Audience within(Set<String> theirs) {
    return new Audience(to, chats, theirs, platforms, classYears, tags, except);
  }

  /** The same text for the same audience. */
  String canonical() {
    return toString();
  }

  boolean includes(Room room) {
    return room.active()
        && (chats.isEmpty() ? room.isGroup() : chats.contains(room.chat().toString()))
        && (chapters.isEmpty() || room.chapter().filter(chapters::contains).isPresent())
        && (classYears.isEmpty() || !Collections.disjoint(room.tags(), classYears))
        && (tags.isEmpty() || !Collections.disjoint(room.tags(), tags))
        && reaches(room);
  }

  /** Whether this chat, as one of a person's, is one that may be written to. */
  boolean reaches(Room room) {
    return room.active()
        && (platforms.isEmpty() || platforms.contains(room.chat().platform().value()))
        && !except.contains(room.chat().toString())
        && !except.contains(room.chat().platform().value())
        && room.chapter().filter(except::contains).isEmpty()
        && Collections.disjoint(room.tags(), except);
  }

  boolean includes(Member member) {
    return (chapters.isEmpty() || isOf(member, chapters))
        && (except.isEmpty() || !isOf(member, except))
        && Collections.disjoint(member.particulars().all(Field.CLASS_YEAR), except)
        && (classYears.isEmpty()
            || !Collections.disjoint(member.particulars().all(Field.CLASS_YEAR), classYears))
        && tags.isEmpty()
        && chats.isEmpty();
  }

  private static boolean isOf(Member member, Set<String> chapters) {
    Set<String> theirs = new TreeSet<>(member.chapters());
    member
        .particulars()
        .all(Field.CHAPTER)
        .forEach(chapter -> theirs.add(chapter.strip().toLowerCase(Locale.ROOT)));
    return !Collections.disjoint(theirs, chapters);
  }
}
