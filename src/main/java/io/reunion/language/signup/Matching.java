package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Finds for each line of a post the person it is about. One line and one person of a name belong together. Among
 * namesakes those who are written by the same hand, then those of the same content, then of the same class year, then
 * the rest in order; a different class year is a different person.
 */
final class Matching {
  static final int NOBODY = -1;

  private static final int MANY = 10_000;

  private final List<Row> rows;
  private final int[] people;
  private final Set<Tracked> taken = new HashSet<>();

  private Matching(List<Row> rows) {
    this.rows = rows;
    this.people = new int[rows.size()];
    Arrays.fill(people, NOBODY);
  }

  /** A line with what matching needs to know of it. */
  record Row(KnownLine line, String key, int content, int year) {}

  /** The index of a person for each row, or {@link #NOBODY}. {@code author} is the id of who posted the list. */
  static int[] of(List<Row> rows, Map<String, List<Tracked>> byKey, String author) {
    Matching matching = new Matching(rows);
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      groups.computeIfAbsent(rows.get(i).key(), key -> new ArrayList<>(1)).add(i);
    }
    groups.forEach(
        (key, group) -> matching.match(group, byKey.getOrDefault(key, List.of()), author));
    return matching.people;
  }

  private void match(List<Integer> group, List<Tracked> namesakes, String author) {
    if (group.size() == 1 && namesakes.size() == 1) {
      boolean same = mayBe(rows.get(group.get(0)), namesakes.get(0));
      people[group.get(0)] = same ? namesakes.get(0).index : NOBODY;
      return;
    }
    List<Tracked> ordered = new ArrayList<>(namesakes);
    // Those who come first: a line is rather theirs than somebody's who left.
    ordered.sort((one, other) -> Boolean.compare(other.isIn(), one.isIn()));
    if ((long) group.size() * ordered.size() > MANY) {
      inOrder(group, ordered);
      return;
    }
    pass(group, ordered, Matching::isWriter);
    pass(group, ordered, (row, person) -> row.content() == person.state);
    pass(group, ordered, (row, person) -> row.year() >= 0 && row.year() == person.year);
    pass(group, ordered, (row, person) -> !author.isEmpty() && author.equals(person.owner));
    pass(group, ordered, (row, person) -> true);
  }

  /** A name that so many lines share tells nobody apart: these are matched by their order alone. */
  private void inOrder(List<Integer> group, List<Tracked> namesakes) {
    for (int i = 0; i < Math.min(group.size(), namesakes.size()); i++) {
      people[group.get(i)] = namesakes.get(i).index;
    }
  }

  private static boolean isWriter(Row row, Tracked person) {
    return !row.line().writer().isEmpty() && row.line().writer().equals(person.writer);
  }

  private void pass(List<Integer> group, List<Tracked> namesakes, BiPredicate<Row, Tracked> fits) {
    for (int i : group) {
      if (people[i] != NOBODY) {
        continue;
      }
      for (Tracked person : namesakes) {
        Row row = rows.get(i);
        if (!taken.contains(person) && mayBe(row, person) && fits.test(row, person)) {
          people[i] = person.index;
          taken.add(person);
          break;
        }
      }
    }
  }

  private static boolean mayBe(Row row, Tracked person) {
    boolean otherYear = row.year() >= 0 && person.year >= 0 && row.year() != person.year;
    boolean otherWriter = !row.line().writer().isEmpty()
        && !person.writer.isEmpty()
        && !row.line().writer().equals(person.writer);
    return !otherYear && !otherWriter;
  }
}
