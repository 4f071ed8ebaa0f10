package io.reunion.language.signup;

import io.reunion.language.signup.KnownPost.Kind;
import io.reunion.language.signup.Matching.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Works out who is on a list from everything that was seen of it, oldest first.
 *
 * <p>Why this and no simple comparison. A pasted list is one person's copy of some earlier version with one person's
 * change; the copy may be old, and copies are made at the same time. So a pasted list says nothing by what it contains
 * or lacks, only by how it differs from the version it was made from, its base; and the base is not told. This is a
 * three-way merge with an unknown base, and it is decided so:
 *
 * <ol>
 *   <li>Everything that was seen is kept as versions with their times, and the result is worked out from all of them in
 *       the order of time, and of arrival only within one moment. So the order of arrival does not matter, a list that
 *       was seen twice changes nothing, and a late one takes its place in the past.
 *   <li>What an author did not write themselves they copied. So the base is one of the versions that contain everybody
 *       whom the paste contains, the new and the author's own line left out ({@link Bases}). If every list that was
 *       posted was seen, the base is among them.
 *   <li>A line of a person unknown is an addition, whatever the base.
 *   <li>For everybody else: if a possible base has this person just as the paste has them (or lacks them just as), the
 *       author may only have copied it, and nothing is concluded. An old copy therefore resurrects nobody and drops
 *       nobody, and two who copied one version are both in.
 *   <li>If no possible base has it so, the author wrote it: a line they changed, put back or took off.
 *   <li>That a line of somebody else was taken off is believed only with more evidence, since a version in between may
 *       not have been seen: the paste also contains somebody who came after the missing one, it lacks no more than two,
 *       and nothing says that versions were missed, such as two new people at once ({@link Verdicts}).
 *   <li>About their own line ({@link Ownership}) authors decide: their list without it withdraws them, if any list ever had
 *       it. Only where the same list adds somebody else it is a question: an old copy, or both at once.
 *   <li>What none of this decides stays as it was and becomes a question.
 * </ol>
 *
 * <p>What is forgotten for lack of room is treated as never having been seen: then more is asked and less concluded.
 * What may go wrong: somebody whose own posts were missed can seem to have been taken off, or not to have come back; the
 * change is told to the group like any other, and it can be undone.
 */
final class Fold {
  private final Map<String, Integer> contents = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Tracked> people = new ArrayList<>();
  private final Map<String, Tracked> byId = new HashMap<>();
  private final Map<String, List<Tracked>> byKey = new HashMap<>();
  private final List<Version> versions = new ArrayList<>();
  private final Ownership ownership = new Ownership(byKey);
  private final List<List<Change.Unclear>> questions = new ArrayList<>();

  /** Somebody pasted two new people at once: there was a version that was not seen. */
  private boolean gaps;
  /** Some of what was said is forgotten. */
  private final boolean forgetful;

  private Fold(KnownList known) {
    this.forgetful = !known.settled().isEmpty();
    this.gaps = known.gaps();
    known.lines().forEach(line -> rows.add(row(line)));
  }

  static Fold of(KnownList known) {
    return of(known, known.posts().size());
  }

  /** After the first {@code posts} of all posts. */
  static Fold of(KnownList known, int posts) {
    Fold fold = new Fold(known);
    known.settled().forEach(fold::settle);
    known.posts().subList(0, posts).forEach(fold::next);
    return fold;
  }

  /** Goes on with the last post of {@code longer}, which is what was worked through so far and that post. */
  void extend(KnownList longer) {
    longer.lines().subList(rows.size(), longer.lines().size()).forEach(line -> rows.add(row(line)));
    next(longer.posts().get(longer.posts().size() - 1));
  }

  private void next(KnownPost post) {
    questions.add(new ArrayList<>());
    work(questions.size() - 1, post);
  }

  List<KnownPerson> people() {
    return people.stream().map(Tracked::known).toList();
  }

  /** Whether versions were missed. */
  boolean gaps() {
    return gaps;
  }

  /** What one post left open. */
  List<Change.Unclear> questions(int post) {
    return questions.get(post);
  }

  private Row row(KnownLine line) {
    Party party = line.party();
    return new Row(line, NameKeys.key(party.name()), content(party), NameKeys.year(party));
  }

  /** A number for what a line says, the same for all that say the same. */
  private int content(Party party) {
    return contents.computeIfAbsent(NameKeys.content(party), any -> contents.size());
  }

  private void settle(KnownPerson person) {
    KnownLine line = new KnownLine(person.party(), person.writer());
    Tracked tracked =
        new Tracked(people.size(), person.id(), -1, line, content(person.party()), person.since());
    tracked.owner = person.owner();
    tracked.keys.addAll(person.keys());
    if (!person.listed()) {
      tracked.withdraw(person.since());
    }
    register(tracked);
  }

  private void register(Tracked person) {
    people.add(person);
    byId.put(person.id, person);
    person.keys.forEach(
        key -> byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(person));
  }

  private void work(int index, KnownPost post) {
    if (post.kind() == Kind.STATED) {
      state(index, post);
      return;
    }
    List<Row> lines = post.lines().stream().map(rows::get).toList();
    int[] matched = Matching.of(lines, byKey, post.author());
    PostReading.Seen seen = new PostReading.Seen(versions, gaps, forgetful);
    PostReading reading = new PostReading(post, lines, matched, people, ownership, seen);
    if (post.kind() == Kind.PASTED) {
      ownership.ask(reading, questions.get(index));
      Map<PostReading.Line, Tracked> renames = Renames.in(reading);
      reading.identify(renames);
      renames.forEach((line, person) -> rename(matched, line, person, post.time()));
      gaps = Verdicts.apply(reading, questions.get(index));
    }
    addNew(index, post, lines, matched);
    ownership.claim(post, matched, people);
    int[] contents = lines.stream().mapToInt(Row::content).toArray();
    versions.add(new Version(matched, contents));
  }

  private void rename(int[] matched, PostReading.Line line, Tracked person, long time) {
    matched[line.at()] = person.index;
    person.say(line.row().line().party(), line.row().content(), time);
    if (person.keys.add(line.row().key())) {
      byKey.computeIfAbsent(line.row().key(), any -> new ArrayList<>()).add(person);
    }
  }

  private void addNew(int index, KnownPost post, List<Row> lines, int[] matched) {
    int added = 0;
    Tracked last = null;
    for (int i = 0; i < matched.length; i++) {
      if (matched[i] == Matching.NOBODY) {
        Tracked fresh = create(index, lines.get(i), post.time());
        matched[i] = fresh.index;
        if (post.spares(fresh)) {
          fresh.withdraw(post.time());
          continue;
        }
        last = fresh;
        askIfNamesake(last, questions.get(index));
        added++;
      }
    }
    boolean seenBefore = matched.length == 1 || (!versions.isEmpty() && !gaps);
    if (added == 1 && last != null && seenBefore) {
      ownership.credit(post.author(), last);
    }
  }

  private Tracked create(int index, Row row, long time) {
    int ordinal = byKey.getOrDefault(row.key(), List.of()).size() + 1;
    String id = ordinal == 1 ? row.key() : row.key() + "#" + ordinal;
    while (byId.containsKey(id)) {
      id = row.key() + "#" + ++ordinal;
    }
    Tracked person = new Tracked(people.size(), id, index, row.line(), row.content(), time);
    register(person);
    return person;
  }

  private void askIfNamesake(Tracked added, List<Change.Unclear> open) {
    String key = NameKeys.key(added.party.name());
    for (Tracked other : byKey.getOrDefault(key, List.of())) {
      boolean comes = other != added && other.isIn();
      boolean told = (other.year >= 0 && added.year >= 0)
          || (!other.writer.isEmpty() && !added.writer.isEmpty());
      if (comes && !told) {
        open.add(new Change.Unclear(Question.SAME_NAME, added.id, added.party.name()));
        return;
      }
    }
  }

  private void state(int index, KnownPost post) {
    Row row = rows.get(post.lines().get(0));
    Tracked person = byId.get(post.person());
    if (person == null) {
      List<Tracked> namesakes = byKey.getOrDefault(row.key(), List.of());
      person = namesakes.size() == 1 ? namesakes.get(0) : create(index, row, post.time());
    }
    person.say(row.line().party(), row.content(), post.time());
  }
}
