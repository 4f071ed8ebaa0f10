package io.reunion.language.signup;

import org.jspecify.annotations.Nullable;

/**
 * The text of one entry before it is read.
 *
 * @param mark its number, null where it was forgotten
 * @param text what the number governs, wrapped lines joined
 */
record Item(@Nullable Mark mark, Folded text, Heading heading, int firstLine, int lastLine) {
  /** Whether it is short enough to go on on another line. */
  boolean mayWrap() {
    return text.length() <= EntryReader.MAX_LENGTH;
  }

  Item wrapped(Folded more, int line) {
    return new Item(mark, text.plus(more), heading, firstLine, line);
  }
}
