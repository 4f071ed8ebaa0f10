package io.reunion.language;

import java.util.BitSet;

/**
 * A rule that was found.
 *
 * @param from its first token
 * @param to the token after its last
 */
record Hit(Rule rule, int from, int to) {
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
