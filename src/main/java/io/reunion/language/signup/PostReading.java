package io.reunion.language.signup;

import io.reunion.language.signup.Matching.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one pasted list says about the people known before it; the rules are those of {@link Fold}. */
final class PostReading {
  /** One person changes one name; whoever changes many writes another list. */
  private static final int MOST_RENAMES = 20;

  private final KnownPost post;
  private final List<Row> rows;
  private final int[] matched;
  private final List<Line> added;
  private final List<Tracked> people;
  private final Ownership ownership;
  private final Bases bases;
  /** For each person their line, -1 if they have none. */
  private final int[] lineOf;

  /** A line of the list and where it stands. */
  record Line(int at, Row row) {}

  PostReading(
      KnownPost post,
      List<Row> rows,
      int[] matched,
      List<Tracked> people,
      Ownership ownership,
      List<Version> versions) {
    this.post = post;
    this.rows = rows;
    this.matched = matched;
    this.people = List.copyOf(people);
    this.ownership = ownership;
    this.added = newLines(rows, matched);
    this.lineOf = new int[people.size()];
    Arrays.fill(lineOf, -1);
    BitSet copied = new BitSet();
    // Whoever adds somebody adds themselves, as a rule.
    boolean anyOwn = !added.isEmpty();
    for (int i = 0; i < matched.length; i++) {
      if (matched[i] != Matching.NOBODY) {
        lineOf[matched[i]] = i;
        boolean own = ownership.owns(post, people.get(matched[i]));
        copied.set(matched[i], !own);
        anyOwn |= own;
      }
    }
    this.bases = new Bases(versions, copied, !anyOwn);
  }

  KnownPost post() {
    return post;
  }

  boolean isPresent(Tracked person) {
    return lineOf[person.index] >= 0;
  }

  /** Whether somebody new of this name is on the list. */
  boolean addsName(String key) {
    return added.stream().anyMatch(line -> line.row().key().equals(key));
  }

  private static List<Line> newLines(List<Row> rows, int[] matched) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < matched.length; i++) {
      if (matched[i] == Matching.NOBODY) {
        lines.add(new Line(i, rows.get(i)));
      }
    }
    return lines;
  }

  // ------------------------------------------------------------- renames

  /**
   * New lines that are known people under another name: the old line is gone, the new one stands in its place, and the
   * names resemble each other or the line is the author's own. Not where the old line may be missing because the copy is
   * older than it, except that authors may rename themselves.
   */
  Map<Line, Tracked> renames() {
    Map<Line, Tracked> renames = new LinkedHashMap<>();
    if (added.size() > MOST_RENAMES) {
      return renames;
    }
    for (Line line : added) {
      List<Tracked> candidates = people.stream()
          .filter(person ->
              !renames.containsValue(person) && isRenamed(person, line, added.size() == 1))
          .limit(2)
          .toList();
      if (candidates.size() == 1) {
        renames.put(line, candidates.get(0));
      }
    }
    renames.forEach((line, person) -> lineOf[person.index] = line.at());
    return renames;
  }

  private boolean isRenamed(Tracked person, Line line, boolean alone) {
    if (!person.isIn() || isPresent(person) || person.keys.contains(line.row().key())) {
      return false;
    }
    boolean related =
        person.keys.stream().anyMatch(key -> NameKeys.related(key, line.row().key()));
    boolean own = alone && ownership.owns(post, person);
    boolean older = bases.explain(person.index, Tracked.ABSENT);
    boolean plausible = own ? related || !older : (related && !older && bases.any(person.index));
    return plausible && isInPlaceOf(person, line);
  }

  private boolean isInPlaceOf(Tracked person, Line line) {
    Version version = bases.latestWith(person.index);
    if (version == null) {
      return false;
    }
    int above = line.at() == 0 ? -1 : matched[line.at() - 1];
    return version.before(person.index) == above;
  }

  // ------------------------------------------------------------- decisions

  /** Applies what the list says about known people. {@code forgotten} says that older versions are no longer known. */
  void decide(boolean forgotten, List<Change.Unclear> open) {
    boolean adds = added.stream().anyMatch(line -> matched[line.at()] == Matching.NOBODY);
    for (Tracked person : people) {
      if (!isPresent(person)) {
        miss(person, adds, open);
      } else if (row(person).content() != person.state) {
        say(person, adds, forgotten, open);
      }
    }
  }

  private void miss(Tracked person, boolean adds, List<Change.Unclear> open) {
    if (!person.isIn()) {
      return;
    }
    boolean copied = bases.explain(person.index, Tracked.ABSENT);
    boolean shown = !copied && bases.any(person.index) && newest(person) > person.first;
    if (ownership.owns(post, person)) {
      if (!adds || shown) {
        person.withdraw(post.time());
      } else {
        ask(Question.OWN_LINE_MISSING, person, open);
      }
    } else if (shown) {
      person.withdraw(post.time());
    } else if (!copied && leavesHole(person)) {
      ask(Question.MISSING, person, open);
    }
  }

  /** The first appearance of the newest of the others on the list. */
  private int newest(Tracked except) {
    int newest = -1;
    BitSet copied = bases.copied();
    for (int i = copied.nextSetBit(0); i >= 0; i = copied.nextSetBit(i + 1)) {
      newest = i == except.index ? newest : Math.max(newest, people.get(i).first);
    }
    return newest;
  }

  /** An old copy lacks the end of the list; a line that is missing above others is something else. */
  private boolean leavesHole(Tracked person) {
    Version version = bases.latestWith(person.index);
    return version != null && version.anyBelow(person.index, bases.copied());
  }

  private void say(Tracked person, boolean adds, boolean forgotten, List<Change.Unclear> open) {
    Row row = row(person);
    boolean comes = row.line().party().attendance() != Attendance.WITHDRAWN;
    if (!person.isIn() && !comes) {
      return;
    }
    // What they once had comes back by an old copy rather than by another's hand: there a doubt is
    // enough.
    boolean copied = ownership.owns(post, person) || !person.contents.contains(row.content())
        ? bases.explain(person.index, row.content())
        : bases.explainNearly(person.index, row.content());
    boolean recent = !forgotten || newest(person) >= 0;
    boolean written = !copied && bases.any(person.index) && recent;
    boolean unheard =
        !copied && person.isIn() && recent && !person.contents.contains(row.content());
    boolean own = ownership.owns(post, person) && (!adds || !copied);
    if (own || written || unheard) {
      person.say(row.line().party(), row.content(), post.time());
    } else if (!person.isIn() && (!copied || isMovedToTheEnd(person))) {
      ask(Question.RETURNED, person, open);
    }
  }

  /** Whoever puts a line back puts it last; in an old copy it stands where it stood. */
  private boolean isMovedToTheEnd(Tracked person) {
    BitSet below = new BitSet();
    for (int i = lineOf[person.index] + 1; i < matched.length; i++) {
      if (matched[i] != Matching.NOBODY && matched[i] < people.size()) {
        below.set(matched[i]);
      }
    }
    BitSet others = (BitSet) bases.copied().clone();
    others.clear(person.index);
    return below.isEmpty()
        && !others.isEmpty()
        && bases.explainOnlyAbove(person.index, row(person).content(), others);
  }

  private Row row(Tracked person) {
    return rows.get(lineOf[person.index]);
  }

  private static void ask(Question question, Tracked person, List<Change.Unclear> open) {
    open.add(new Change.Unclear(question, person.id, person.party.name()));
  }
}
