package io.reunion.announcement;

import io.reunion.bot.Speaker;
import io.reunion.chat.UserId;
import io.reunion.member.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may announce to whom: an admin to everybody, a chapter's admin to that chapter only.
 *
 * @param chapters which chapters somebody is the admin of
 */
public record Authority(Map<UserId, Set<String>> chapters) {
  public Authority {
    chapters = Map.copyOf(chapters);
  }

  private Set<String> chaptersOf(Speaker speaker) {
    return chapters.getOrDefault(speaker.user(), Set.of());
  }

  boolean mayAnnounce(Speaker speaker) {
    return speaker.has(Role.ADMIN) || !chaptersOf(speaker).isEmpty();
  }

  /** Whether that audience is theirs to address, and what is done to it theirs to decide. */
  boolean isOver(Speaker speaker, Audience audience) {
    return speaker.has(Role.ADMIN)
        || (!audience.chapters().isEmpty() && chaptersOf(speaker).containsAll(audience.chapters()));
  }

  /** The audience that is meant: who may address some chapters only means those where nothing else is said. */
  Optional<Audience> meant(Speaker speaker, Audience audience) {
    Audience narrowed = !speaker.has(Role.ADMIN) && audience.chapters().isEmpty()
        ? audience.within(chaptersOf(speaker))
        : audience;
    return isOver(speaker, narrowed) ? Optional.of(narrowed) : Optional.empty();
  }
}
