package io.reunion.language.signup;

/**
 * Where the name stands in an entry.
 *
 * @param from the name's first place; what stands before it is part of the note
 * @param to the place after the name
 */
record NameCut(int from, int to) {
  static final NameCut NONE = new NameCut(0, 0);

  /** Whether the name stands in quotes, which are not part of it. */
  boolean isQuoted(String plain) {
    return from > 0
        && plain.charAt(from - 1) == '“'
        && to < plain.length()
        && plain.charAt(to) == '”';
  }

  boolean isEmpty() {
    return to <= from;
  }
}
