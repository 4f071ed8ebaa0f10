package io.reunion.language.signup;

import java.util.List;
import java.util.Set;

/**
 * One version of the list, or one word about a person, as it came in.
 *
 * @param time when it was said, in milliseconds since 1970
 * @param author the id of who said it; empty where unknown
 * @param names the author's names, as {@link NameKeys#key} makes them
 * @param writer the author as WeChat's own form names them; may be empty
 * @param lines indices into {@link KnownList#lines}, in the order of the list
 * @param person for {@link Kind#STATED} whom it is about; empty for somebody new
 */
public record KnownPost(
    long time,
    Kind kind,
    String author,
    Set<String> names,
    String writer,
    List<Integer> lines,
    String person) {
  /** Where a post comes from. */
  public enum Kind {
    /** Somebody pasted a list. */
    PASTED,
    /** The list was printed by us, so that people may copy it. It changes nothing. */
    PUBLISHED,
    /** Somebody said for one person, outside any list, what holds now. */
    STATED
  }

  public KnownPost {
    names = Set.copyOf(names);
    lines = List.copyOf(lines);
  }
}
