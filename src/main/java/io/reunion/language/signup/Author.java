package io.reunion.language.signup;

import java.util.Set;

/**
 * Who pasted a list.
 *
 * @param id opaque and stable, such as a user id in text form; never a name
 * @param names names under which this person is known to be in lists: their own, as far as it is known for sure. A line
 *     of that name is theirs, so their list without it withdraws it. May be empty
 */
public record Author(String id, Set<String> names) {
  public Author {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("author id: empty (expected: a stable id)");
    }
    names = Set.copyOf(names);
  }

  public Author(String id) {
    this(id, Set.of());
  }
}
