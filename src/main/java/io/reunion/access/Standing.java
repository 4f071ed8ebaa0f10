package io.reunion.access;

import io.reunion.member.Role;
import java.util.Set;

/**
 * What somebody may do now, by our own records.
 *
 * @param name by which others know this person
 * @param chapters to which an organiser is bound; empty for all of them
 */
public record Standing(String name, Role role, Set<String> chapters) {
  public Standing {
    chapters = Set.copyOf(chapters);
  }

  /** The lesser of this and what was granted: a link never gives more than its owner has when it is used. */
  Standing atMost(Role granted) {
    return role.compareTo(granted) <= 0 ? this : new Standing(name, granted, chapters);
  }
}
