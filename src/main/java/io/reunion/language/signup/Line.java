package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a text, without the blanks at its ends.
 *
 * @param index counted from 0
 * @param from place in the text
 * @param to the place after it; {@code from} for a blank line
 */
record Line(int index, int from, int to) {
  /** All lines, blank ones too. */
  static List<Line> of(Folded text) {
    List<Line> lines = new ArrayList<>();
    String plain = text.plain();
    int from = 0;
    while (from <= plain.length()) {
      int found = plain.indexOf('\n', from);
      int to = found < 0 ? plain.length() : found;
      lines.add(trimmed(plain, lines.size(), from, to));
      from = to + 1;
    }
    return lines;
  }

  private static Line trimmed(String plain, int index, int from, int to) {
    int start = NumberScanner.skipBlanks(plain, from, to);
    int end = to;
    while (end > start && plain.charAt(end - 1) == ' ') {
      end--;
    }
    return new Line(index, start, end);
  }

  boolean isBlank() {
    return from >= to;
  }

  /** A line that is only drawn: at least three dashes, stars or the like. */
  boolean isRuler(String plain) {
    if (to - from < 3) {
      return false;
    }
    for (int at = from; at < to; at++) {
      if ("-=_*~. ·…─━—.#+<>".indexOf(plain.charAt(at)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The line that WeChat puts between a quoted message and the reply: {@code - - - - -}. */
  boolean isReplyDivider(String plain) {
    int dashes = 0;
    for (int at = from; at < to; at++) {
      char c = plain.charAt(at);
      if (c == '-' && (at == from || plain.charAt(at - 1) == ' ')) {
        dashes++;
      } else if (c != ' ') {
        return false;
      }
    }
    return dashes >= 5;
  }
}
