package io.reunion.language.signup;

import io.reunion.language.signup.KnownPost.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Merges pasted sign-up lists into what is known. A pasted list is a difference, never the truth: see {@link Fold} for
 * what it may conclude. Pure functions of their arguments.
 *
 * <p>Merging is commutative: the same messages in any order of arrival give the same list, as long as no more come than
 * {@link KnownList} keeps. Merging a message again changes nothing.
 */
public final class SignUpMerge {
  private static final SignUpList NO_LIST =
      new SignUpList(Certainty.CERTAIN, List.of(), List.of(), List.of(), List.of(), List.of(), "");

  private SignUpMerge() {}

  /**
   * @param author who pasted it; a list that was forwarded counts as that of the person it was forwarded from
   * @param time when it was posted, by the platform's clock
   */
  public static Merge merge(
      KnownList known, SignUpList pasted, Optional<Author> author, Instant time) {
    return merge(known, pasted, author, time, Set.of());
  }

  /**
   * The same where the author has no say in some of the lines.
   *
   * @param spared ids of {@link KnownPerson}s, those included who would be new by this list
   */
  public static Merge merge(
      KnownList known,
      SignUpList pasted,
      Optional<Author> author,
      Instant time,
      Set<String> spared) {
    Fold fold = Fold.of(known);
    if (pasted.entries().isEmpty()) {
      return new Merge(known, fold.people(), List.of());
    }
    Posts posts = new Posts(known);
    List<Integer> lines = new ArrayList<>();
    for (SignUpEntry entry : pasted.entries()) {
      lines.add(posts.line(new KnownLine(entry.party(), entry.author().orElse(""))));
    }
    for (KnownPerson person : Mentioned.elsewhere(pasted, fold.people())) {
      lines.add(posts.line(new KnownLine(person.party(), person.writer())));
    }
    boolean forwarded = !pasted.forwardedFrom().isEmpty();
    Set<String> names = forwarded
        ? Set.of(NameKeys.key(pasted.forwardedFrom()))
        : author.map(Author::names).orElse(Set.of()).stream()
            .map(NameKeys::key)
            .collect(Collectors.toSet());
    KnownPost post = new KnownPost(
        time.toEpochMilli(),
        Kind.PASTED,
        forwarded ? "" : author.map(Author::id).orElse(""),
        names,
        pasted.forwardedFrom(),
        lines,
        "",
        spared,
        author.map(Author::id).orElse(""));
    return added(known, fold, posts.with(post), post, pasted);
  }

  /**
   * As if {@code poster} had not pasted anything at {@code time}: whoever pastes the same lines later writes them anew. What
   * is known of a post only by what followed from it stays.
   *
   * @param poster the id of the author who was named with the list, also where it was forwarded
   */
  public static KnownList without(KnownList known, String poster, Instant time) {
    List<KnownPost> others = known.posts().stream()
        .filter(post -> post.kind() != Kind.PASTED
            || post.time() != time.toEpochMilli()
            || !post.poster().equals(poster))
        .toList();
    return new KnownList(
        known.schema(), known.settled(), known.gaps(), known.lines(), others, known.asked());
  }

  /** Remembers that the list was printed as it is, so that copies of it are recognised. */
  public static KnownList published(KnownList known, Instant time) {
    return published(
        known,
        known.people().stream()
            .filter(person -> person.party().attendance() != Attendance.WITHDRAWN)
            .toList(),
        time);
  }

  /**
   * The same with these lines alone, in this order: whoever copies what was printed says nothing about anybody else.
   */
  public static KnownList published(KnownList known, List<KnownPerson> printed, Instant time) {
    Posts posts = new Posts(known);
    List<Integer> lines = new ArrayList<>();
    for (KnownPerson person : printed) {
      lines.add(posts.line(new KnownLine(person.party(), person.writer())));
    }
    return posts.with(
        new KnownPost(time.toEpochMilli(), Kind.PUBLISHED, "", Set.of(), "", lines, ""));
  }

  /**
   * Takes up what was said for one person outside any list: an answer to a question, a command, a button.
   *
   * @param person the id of a {@link KnownPerson}, or empty for the person of that name, known or not
   */
  public static Merge stated(KnownList known, String person, Party party, Instant time) {
    Posts posts = new Posts(known);
    List<Integer> line = List.of(posts.line(new KnownLine(party, "")));
    KnownPost post =
        new KnownPost(time.toEpochMilli(), Kind.STATED, "", Set.of(), "", line, person);
    return added(known, Fold.of(known), posts.with(post), post, NO_LIST);
  }

  private static Merge added(
      KnownList known, Fold fold, KnownList longer, KnownPost post, SignUpList pasted) {
    List<KnownPerson> before = fold.people();
    if (longer.equals(known)) {
      return new Merge(known, before, List.of());
    }
    Fold after = extended(known, fold, longer, post);
    List<Change> changes = differences(before, after.people());
    List<Change.Unclear> open = new ArrayList<>(after.questions(indexOf(longer, post)));
    open.addAll(doubts(pasted, changes));
    open.addAll(unread(pasted));
    Set<String> everAsked = new HashSet<>(known.asked());
    List<String> asked = new ArrayList<>();
    for (Change.Unclear question : open) {
      String key = question.question() + " " + question.person() + " " + question.name();
      if (everAsked.add(key)) {
        asked.add(key);
        changes.add(question);
      }
    }
    return new Merge(longer.withAsked(asked), after.people(), changes);
  }

  /** A message that is newer than all others only goes on from them. */
  private static Fold extended(KnownList known, Fold fold, KnownList longer, KnownPost post) {
    int last = longer.posts().size() - 1;
    if (last != known.posts().size() || !longer.posts().get(last).equals(post)) {
      return Fold.of(longer);
    }
    fold.extend(longer);
    return fold;
  }

  /** Where the post stands; the lines of all posts may have been renumbered, their number and the time stay. */
  private static int indexOf(KnownList known, KnownPost post) {
    for (int i = known.posts().size() - 1; i > 0; i--) {
      KnownPost other = known.posts().get(i);
      if (other.time() == post.time()
          && other.author().equals(post.author())
          && other.lines().size() == post.lines().size()) {
        return i;
      }
    }
    return 0;
  }

  private static List<Change> differences(List<KnownPerson> before, List<KnownPerson> after) {
    Map<String, KnownPerson> old = new HashMap<>();
    before.forEach(person -> old.put(person.id(), person));
    List<Change> changes = new ArrayList<>();
    for (KnownPerson now : after) {
      KnownPerson then = old.get(now.id());
      change(then == null ? null : then.party(), now).ifPresent(changes::add);
    }
    return changes;
  }

  private static Optional<Change> change(@Nullable Party then, KnownPerson now) {
    boolean was = then != null && then.attendance() != Attendance.WITHDRAWN;
    boolean is = now.party().attendance() != Attendance.WITHDRAWN;
    if (is && (then == null || !was)) {
      return Optional.of(new Change.Added(now.id(), now.party()));
    }
    if (!is && (then == null || was)) {
      return Optional.of(new Change.Withdrawn(now.id(), then == null ? now.party() : then));
    }
    boolean same = then == null || NameKeys.content(then).equals(NameKeys.content(now.party()));
    return is && !same && then != null
        ? Optional.of(new Change.Changed(now.id(), then, now.party()))
        : Optional.empty();
  }

  /** What the reader was not sure of in the lines that are new. */
  private static List<Change.Unclear> doubts(SignUpList pasted, List<Change> changes) {
    Map<Party, String> fresh = new HashMap<>();
    for (Change change : changes) {
      if (change instanceof Change.Added added) {
        fresh.put(added.party(), added.person());
      } else if (change instanceof Change.Changed changed) {
        fresh.put(changed.after(), changed.person());
      }
    }
    List<Change.Unclear> open = new ArrayList<>();
    for (SignUpEntry entry : pasted.entries()) {
      String person = fresh.get(entry.party());
      if (person != null) {
        entry.doubts().stream()
            .sorted()
            .map(doubt -> new Change.Unclear(
                Question.valueOf(doubt.name()), person, entry.party().name()))
            .forEach(open::add);
      }
    }
    return open;
  }

  private static List<Change.Unclear> unread(SignUpList pasted) {
    return pasted.unreadable().stream()
        .map(line -> new Change.Unclear(Question.UNREADABLE, "", line.text()))
        .toList();
  }
}
