package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.List;

/**
 * What has been seen of one sign-up list, as a value that can be kept as JSON. It holds what was said, not what follows
 * from it: {@link SignUpMerge} works that out, always in the order of time, so that the order of arrival does not matter.
 *
 * @param schema the version of this form
 * @param settled people as they were before the oldest of {@code posts}
 * @param gaps versions were missed before the oldest of {@code posts}
 * @param lines the distinct lines of all posts
 * @param posts versions and words, oldest first, no more than fit the limits
 * @param asked questions that were asked already
 */
public record KnownList(
    int schema,
    List<KnownPerson> settled,
    boolean gaps,
    List<KnownLine> lines,
    List<KnownPost> posts,
    List<String> asked) {
  public static final int SCHEMA = 1;

  /** Nothing has been seen. */
  public static final KnownList EMPTY =
      new KnownList(SCHEMA, List.of(), false, List.of(), List.of(), List.of());

  static final int MAX_POSTS = 200;
  /** The lines of all posts together. */
  static final int MAX_CELLS = 20_000;
  /** People who withdrew are forgotten beyond this, the longest gone first. */
  static final int MAX_PEOPLE = 2 * SignUpList.MAX_ENTRIES;

  static final int MAX_ASKED = 500;

  public KnownList {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException(
          "known list schema: " + schema + " (expected: " + SCHEMA + ")");
    }
    settled = List.copyOf(settled);
    lines = List.copyOf(lines);
    posts = List.copyOf(posts);
    asked = List.copyOf(asked);
  }

  /** Everybody who is or was on the list, in its order. Works through all posts: keep the result. */
  public List<KnownPerson> people() {
    return Fold.of(this).people();
  }

  KnownList withAsked(List<String> questions) {
    List<String> all = new ArrayList<>(asked);
    all.addAll(questions);
    int from = Math.max(0, all.size() - MAX_ASKED);
    return new KnownList(schema, settled, gaps, lines, posts, all.subList(from, all.size()));
  }
}
