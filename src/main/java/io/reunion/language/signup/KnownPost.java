package io.reunion.language.signup;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
 * @param spared ids of people about whom the post says nothing, whatever it contains or lacks: its author has no say in theirs
 * @param poster the id of who handed it in, also where that says nothing about whose lines they are; empty for the office
 */
public record KnownPost(
    long time,
    Kind kind,
    String author,
    Set<String> names,
    String writer,
    List<Integer> lines,
    String person,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Set<String> spared,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String poster) {
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
    spared = Set.copyOf(spared);
  }

  /** A post that speaks of everybody. */
  KnownPost(
      long time,
      Kind kind,
      String author,
      Set<String> names,
      String writer,
      List<Integer> lines,
      String person) {
    this(time, kind, author, names, writer, lines, person, Set.of(), "");
  }

  KnownPost withLines(List<Integer> others) {
    return new KnownPost(time, kind, author, names, writer, others, person, spared, poster);
  }

  boolean spares(Tracked one) {
    return spared.contains(one.id);
  }
}
