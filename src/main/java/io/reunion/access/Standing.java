package io.reunion.access;

import io.reunion.member.Role;
import java.util.Set;

/**
 * What somebody may do now, by our own records.
 *
 * @param name by which others know this person
 * @param chapters to which an organiser is bound; empty for all of them
 * @param hosted ids of the events that this person holds, as far as they could not see to them otherwise
 */
public record Standing(String name, Role role, Set<String> chapters, Set<String> hosted) {
  public Standing {
    chapters = Set.copyOf(chapters);
    hosted = Set.copyOf(hosted);
  }

  /** Of somebody who holds no event. */
  public Standing(String name, Role role, Set<String> chapters) {
    this(name, role, chapters, Set.of());
  }
}
