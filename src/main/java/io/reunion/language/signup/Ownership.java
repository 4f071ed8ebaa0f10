package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose line is whose. For sure: WeChat's form says who wrote it, or the author is known by that name. By experience:
 * the one line that an author's list added is their own, unless lists of theirs added others too; then they pass on
 * what others wrote, and nothing is theirs; and unless a line has their name.
 */
final class Ownership {
  private final Map<String, List<Tracked>> credits = new HashMap<>();
  private final Map<String, List<Tracked>> byKey;

  Ownership(Map<String, List<Tracked>> byKey) {
    this.byKey = byKey;
  }

  /** A list of this author added one person. */
  void credit(String author, Tracked added) {
    if (!author.isEmpty()) {
      credits.computeIfAbsent(author, any -> new ArrayList<>()).add(added);
    }
  }

  /** Authors who stand on a list under their own name, with nobody else of it, have that line. */
  void claim(KnownPost post, int[] present, List<Tracked> people) {
    if (post.author().isEmpty() || post.names().isEmpty()) {
      return;
    }
    Tracked own = null;
    for (int index : present) {
      Tracked person = people.get(index);
      if (hasName(post, person)) {
        if (own != null || !person.owner.isEmpty()) {
          return;
        }
        own = person;
      }
    }
    if (own != null) {
      own.owner = post.author();
    }
  }

  boolean owns(KnownPost post, Tracked person) {
    return isSure(post, person)
        || (post.names().stream().noneMatch(byKey::containsKey)
            && credits.getOrDefault(post.author(), List.of()).equals(List.of(person)));
  }

  boolean isSure(KnownPost post, Tracked person) {
    if (!post.writer().isEmpty() && post.writer().equals(person.writer)) {
      return true;
    }
    if (!person.owner.isEmpty()) {
      return person.owner.equals(post.author());
    }
    return hasName(post, person);
  }

  private static boolean hasName(KnownPost post, Tracked person) {
    return !Collections.disjoint(post.names(), person.keys);
  }

  /** An author whose name is on the list as somebody else's may be another person of that name. */
  void ask(PostReading reading, List<Change.Unclear> open) {
    KnownPost post = reading.post();
    if (post.author().isEmpty()) {
      return;
    }
    for (String name : post.names()) {
      List<Tracked> namesakes = byKey.getOrDefault(name, List.of());
      boolean others = !namesakes.isEmpty()
          && namesakes.stream()
              .allMatch(one -> !one.owner.isEmpty() && !one.owner.equals(post.author()));
      if (others && !reading.addsName(name) && reading.isPresent(namesakes.get(0))) {
        open.add(new Change.Unclear(
            Question.SAME_NAME, namesakes.get(0).id, namesakes.get(0).party.name()));
      }
    }
  }
}
