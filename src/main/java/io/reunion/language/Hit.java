package io.reunion.language;

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

  boolean overlaps(Hit other) {
    return from < other.to && other.from < to;
  }
}
