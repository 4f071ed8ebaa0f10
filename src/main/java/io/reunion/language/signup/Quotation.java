package io.reunion.language.signup;

import java.util.List;

/**
 * Leaves out what a message quotes. WeChat writes a reply as {@code 「Name：quoted text」}, a line {@code - - - - -} and
 * the reply; e-mail and other chats put {@code >} before quoted lines. Only what the sender says now can be their list.
 */
final class Quotation {
  private Quotation() {}

  /** The lines that the sender wrote. */
  static List<Line> without(Folded text, List<Line> lines) {
    String plain = text.plain();
    int divider = -1;
    for (int i = 0; i < lines.size(); i++) {
      divider = lines.get(i).isReplyDivider(plain) ? i : divider;
    }
    List<Line> own = lines;
    if (divider >= 0 && isQuote(plain, lines, divider)) {
      own = lines.subList(divider + 1, lines.size());
    }
    return own.stream()
        .filter(line -> line.isBlank() || plain.charAt(line.from()) != '>')
        .toList();
  }

  /**
   * A divider may also be drawn between a title and its entries. It is a reply's when what is above it is in corner
   * brackets, or when no entry is below it.
   */
  private static boolean isQuote(String plain, List<Line> lines, int divider) {
    for (Line line : lines) {
      if (!line.isBlank()) {
        if ("「『".indexOf(plain.charAt(line.from())) >= 0) {
          return true;
        }
        break;
      }
    }
    for (Line line : lines.subList(divider + 1, lines.size())) {
      Mark mark = line.isBlank() ? null : NumberScanner.at(plain, line.from(), line.to());
      if (mark != null && mark.style().strong() && !mark.decimal()) {
        return false;
      }
    }
    return true;
  }
}
