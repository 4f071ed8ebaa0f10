package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds one post to what is known: finds its place in time, and forgets the oldest where there is no room. */
final class Posts {
  private final KnownList known;
  private final List<KnownLine> lines;
  private final Map<KnownLine, Integer> numbers = new HashMap<>();

  Posts(KnownList known) {
    this.known = known;
    this.lines = new ArrayList<>(known.lines());
    for (int i = 0; i < lines.size(); i++) {
      numbers.put(lines.get(i), i);
    }
  }

  /** The index of a line, which is added if it is new. */
  int line(KnownLine line) {
    return numbers.computeIfAbsent(line, added -> {
      lines.add(added);
      return lines.size() - 1;
    });
  }

  /** With the post in its place; unchanged if the same was said at the same time before. */
  KnownList with(KnownPost post) {
    if (known.posts().contains(post)) {
      return known;
    }
    List<KnownPost> posts = new ArrayList<>(known.posts());
    posts.add(post);
    // Stable: what was said at one moment stays in the order of arrival.
    posts.sort(Comparator.comparingLong(KnownPost::time));
    KnownList longer =
        new KnownList(known.schema(), known.settled(), known.gaps(), lines, posts, known.asked());
    return tooLong(posts, KnownList.MAX_POSTS, KnownList.MAX_CELLS) ? shortened(longer) : longer;
  }

  private static boolean tooLong(List<KnownPost> posts, int most, int cells) {
    return posts.size() > most
        || posts.stream().mapToInt(post -> post.lines().size()).sum() > cells;
  }

  /** Settles the oldest posts, an eighth more than needed, so that this is rarely done. */
  private static KnownList shortened(KnownList known) {
    int most = KnownList.MAX_POSTS * 7 / 8;
    int cells = KnownList.MAX_CELLS * 7 / 8;
    List<KnownPost> posts = known.posts();
    int drop = 0;
    while (drop < posts.size() - 1 && tooLong(posts.subList(drop, posts.size()), most, cells)) {
      drop++;
    }
    return compacted(known, Fold.of(known, drop), posts.subList(drop, posts.size()));
  }

  private static List<KnownPerson> trimmed(List<KnownPerson> people) {
    int excess = people.size() - KnownList.MAX_PEOPLE;
    if (excess <= 0) {
      return people;
    }
    List<KnownPerson> gone = people.stream()
        .filter(person -> person.party().attendance() == Attendance.WITHDRAWN)
        .sorted(Comparator.comparingLong(KnownPerson::since))
        .limit(excess)
        .toList();
    return people.stream().filter(person -> !gone.contains(person)).toList();
  }

  /** What follows from the posts that are dropped, and only the lines that are still needed. */
  private static KnownList compacted(KnownList known, Fold dropped, List<KnownPost> posts) {
    Posts fresh = new Posts(KnownList.EMPTY);
    List<KnownPost> kept = new ArrayList<>();
    for (KnownPost post : posts) {
      List<Integer> numbers =
          post.lines().stream().map(line -> fresh.line(known.lines().get(line))).toList();
      kept.add(post.withLines(numbers));
    }
    List<KnownPerson> settled = trimmed(dropped.people());
    return new KnownList(known.schema(), settled, dropped.gaps(), fresh.lines, kept, known.asked());
  }
}
