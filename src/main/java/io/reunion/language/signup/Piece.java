package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line, or the part of a line that one number governs.
 *
 * @param line its line, from 0
 * @param from place in the text
 * @param to the place after it; {@code from} for a blank line
 * @param mark the number it begins with, or what looks like one
 * @param inline it begins within a line
 */
record Piece(int line, int from, int to, @Nullable Mark mark, boolean inline) {
  boolean isBlank() {
    return from >= to;
  }

  /** Where what the number governs begins. */
  int contentFrom() {
    return mark == null ? from : mark.to();
  }

  Piece unmarked() {
    return new Piece(line, from, to, null, inline);
  }

  /** The pieces of one line: a new one begins where the next number of the sequence stands within it. */
  static List<Piece> of(Folded text, Line line) {
    List<Piece> pieces = new ArrayList<>();
    String plain = text.plain();
    Mark mark = line.isBlank() ? null : NumberScanner.at(plain, line.from(), line.to());
    int from = line.from();
    int at = mark == null ? line.from() : mark.to();
    if (mark == null) {
      mark = firstInline(plain, line);
      if (mark != null) {
        pieces.add(new Piece(line.index(), from, mark.from(), null, false));
        from = mark.from();
        at = mark.to();
      }
    }
    boolean inline = !pieces.isEmpty();
    while (mark != null && at < line.to()) {
      Mark next = nextInline(plain, at, line.to(), mark);
      if (next == null) {
        break;
      }
      pieces.add(new Piece(line.index(), from, next.from(), mark, inline));
      mark = next;
      from = next.from();
      at = next.to();
      inline = true;
    }
    pieces.add(new Piece(line.index(), from, line.to(), mark, inline));
    return pieces;
  }

  /** A list that begins within a line: {@code 周六聚餐 1. 张三 2. 李四}. Both 1 and 2 must be there. */
  private static @Nullable Mark firstInline(String plain, Line line) {
    for (int at = line.from() + 1; at < line.to(); at++) {
      Mark one = inlineAt(plain, at, line.to(), 1);
      if (one != null && nextInline(plain, one.to(), line.to(), one) != null) {
        return one;
      }
      if (one != null) {
        return null;
      }
    }
    return null;
  }

  /** The next number of the sequence; numbers within quotes and brackets belong to a remark. */
  private static @Nullable Mark nextInline(String plain, int from, int to, Mark before) {
    boolean closes = true;
    int at = from;
    while (at < to) {
      Mark mark = inlineAt(plain, at, to, before.value() + 1);
      if (mark != null && mark.style() == before.style()) {
        return mark;
      }
      int close = closes && "“(".indexOf(plain.charAt(at)) >= 0 ? closing(plain, at, to) : at;
      closes = close >= 0 && closes;
      at = Math.max(close, at) + 1;
    }
    return null;
  }

  private static int closing(String plain, int open, int to) {
    char wanted = plain.charAt(open) == '(' ? ')' : '”';
    for (int at = open; at < to; at++) {
      if (plain.charAt(at) == wanted) {
        return at;
      }
    }
    return -1;
  }

  private static @Nullable Mark inlineAt(String plain, int at, int to, int value) {
    char c = plain.charAt(at);
    boolean candidate =
        NumberScanner.isDigit(c) || c == '(' || c == '[' || EnclosedNumbers.isOne(c);
    if (!candidate || !isBoundary(plain, at)) {
      return null;
    }
    Mark mark = NumberScanner.at(plain, at, to);
    boolean fits = mark != null
        && mark.value() == value
        && mark.style().strong()
        && mark.style() != Mark.Style.COLON
        && !mark.decimal()
        && mark.from() == at;
    return fits && mark != null && isContent(plain, mark.to(), to) ? mark : null;
  }

  private static boolean isBoundary(String plain, int at) {
    if (at == 0) {
      return true;
    }
    char before = plain.charAt(at - 1);
    return before == ' '
        || ",;、。)]!".indexOf(before) >= 0
        || EnclosedNumbers.isOne(plain.charAt(at))
        || HanScript.isHan(before)
        || Character.isSurrogate(before)
        || Phrases.isLatin(before);
  }

  /** What a number within a line governs begins like a name, or the line ends there. */
  private static boolean isContent(String plain, int at, int to) {
    if (at >= to) {
      return true;
    }
    char c = plain.charAt(at);
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || "@(['".indexOf(c) >= 0;
  }
}
