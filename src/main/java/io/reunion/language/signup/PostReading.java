package io.reunion.language.signup;

import io.reunion.language.signup.Matching.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** What stands in one pasted list: who of those known before it, with which line, and who is new. */
final class PostReading {
  private final KnownPost post;
  private final List<Row> rows;
  private final int[] matched;
  private final List<Line> added = new ArrayList<>();
  private final List<Tracked> people;
  private final Ownership ownership;
  /** For each person their line, -1 if they have none. */
  private final int[] lineOf;
  /** The known people on the list. */
  private final BitSet present = new BitSet();

  private final Bases bases;
  private final Seen seen;

  /** A line of the list and where it stands. */
  record Line(int at, Row row) {}

  /**
   * What was posted before.
   *
   * @param gaps there were versions that were not seen: a post brought two new people at once
   * @param forgetful older versions are no longer known
   */
  record Seen(List<Version> versions, boolean gaps, boolean forgetful) {}

  /** {@code matched} are the people of the lines, as {@link Matching} found them. */
  PostReading(
      KnownPost post,
      List<Row> rows,
      int[] matched,
      List<Tracked> people,
      Ownership ownership,
      Seen seen) {
    this.post = post;
    this.rows = rows;
    this.matched = matched;
    this.people = List.copyOf(people);
    this.ownership = ownership;
    this.seen = seen;
    this.lineOf = new int[people.size()];
    Arrays.fill(lineOf, -1);
    this.bases = readLines();
  }

  private Bases readLines() {
    BitSet copied = new BitSet();
    for (int i = 0; i < matched.length; i++) {
      if (matched[i] == Matching.NOBODY) {
        added.add(new Line(i, rows.get(i)));
      } else {
        lineOf[matched[i]] = i;
        present.set(matched[i]);
        copied.set(matched[i], !owns(people.get(matched[i])));
      }
    }
    // Whoever adds somebody adds themselves, as a rule.
    boolean ownKnown = !added.isEmpty() || copied.cardinality() < present.cardinality();
    return new Bases(seen.versions(), copied, !ownKnown);
  }

  KnownPost post() {
    return post;
  }

  List<Tracked> people() {
    return people;
  }

  Bases bases() {
    return bases;
  }

  BitSet present() {
    return present;
  }

  /** The lines of people who were not known before. */
  List<Line> added() {
    return added;
  }

  boolean owns(Tracked person) {
    return ownership.owns(post, person);
  }

  boolean isPresent(Tracked person) {
    return lineOf[person.index] >= 0;
  }

  /** The line of somebody who is on the list. */
  Row row(Tracked person) {
    return rows.get(lineOf[person.index]);
  }

  /** Takes new lines for those of known people. */
  void identify(Map<Line, Tracked> renames) {
    renames.forEach((line, person) -> lineOf[person.index] = line.at());
    added.removeAll(renames.keySet());
  }

  /** Whether somebody new of this name is on the list. */
  boolean addsName(String key) {
    return added.stream().anyMatch(line -> line.row().key().equals(key));
  }

  /** Who stands above a line: a person's index, -1 at the top or for somebody new. */
  int above(Line line) {
    return line.at() == 0 ? -1 : matched[line.at() - 1];
  }

  /** Whether no known person stands below somebody who is on the list. */
  boolean isLast(Tracked person) {
    for (int i = lineOf[person.index] + 1; i < matched.length; i++) {
      if (matched[i] != Matching.NOBODY) {
        return false;
      }
    }
    return true;
  }

  /** Whether a version before this one was missed. */
  boolean gaps() {
    return seen.gaps() || (!people.isEmpty() && added.size() > 1);
  }

  boolean forgetful() {
    return seen.forgetful();
  }
}
