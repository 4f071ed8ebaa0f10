package io.reunion.language;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A rule that was found.
 *
 * @param from its first token
 * @param to the token after its last
 */
record Hit(Rule rule, int from, int to) {
  /** The first of {@code hits} with this mark. A loop, since dozens of marks are looked for in every clause. */
  static Optional<Hit> first(List<Hit> hits, Mark mark) {
    for (int i = 0; i < hits.size(); i++) {
      if (hits.get(i).mark() == mark) {
        return Optional.of(hits.get(i));
      }
    }
    return Optional.empty();
  }

  int length() {
    return to - from;
  }

  Mark mark() {
    return rule.mark();
  }

  /** Whether one of its tokens is among these. */
  boolean touches(BitSet tokens) {
    int next = tokens.nextSetBit(from);
    return next >= 0 && next < to;
  }
}
