package io.reunion.language.signup;

import io.reunion.language.signup.Mark.Style;
import org.jspecify.annotations.Nullable;

/** Finds the number that begins an entry. Reads a bounded number of characters, so a line of digits costs nothing. */
final class NumberScanner {
  private static final int MAX_DECORATION = 6;
  /** Units that make a number a date, a time, a price or a class, not a place in a list. */
  private static final String UNITS = "月日号点年人位个级班期届楼栋幢室岁元块时分秒周天度份箱斤瓶本件名口大小世代次場场路组桌车队折%°℃";

  private NumberScanner() {}

  /** The mark at {@code from}, after blanks and decoration, if there is one before {@code end}. */
  static @Nullable Mark at(String plain, int from, int end) {
    int at = skipDecoration(plain, skipBlanks(plain, from, end), end);
    if (at >= end) {
      return null;
    }
    char c = plain.charAt(at);
    Mark enclosed = EnclosedNumbers.at(plain, at, end);
    if (enclosed != null) {
      return enclosed;
    }
    if (c == '(' || c == '[') {
      return bracketed(plain, at, end);
    }
    if (c == 'n' || c == '第' || c == '#') {
      return word(plain, at, end);
    }
    Numeral number = Numeral.at(plain, at, end);
    return number == null ? null : separated(plain, at, number, end);
  }

  private static int skipDecoration(String plain, int from, int end) {
    int at = from;
    while (at < end && at - from < MAX_DECORATION && isDecoration(plain, at)) {
      at++;
    }
    return at;
  }

  private static boolean isDecoration(String plain, int at) {
    char c = plain.charAt(at);
    if (c == EnclosedNumbers.TEN.charAt(0) && plain.startsWith(EnclosedNumbers.TEN, at)) {
      return false;
    }
    return c == ' '
        || c == '*'
        || c == '-'
        || c == '\uFE0F'
        || (c > 0xFF
            && !Character.isLetterOrDigit(c)
            && !EnclosedNumbers.isOne(c)
            && c != '、'
            && c != '。');
  }

  private static @Nullable Mark bracketed(String plain, int at, int end) {
    Numeral number = Numeral.at(plain, skipBlanks(plain, at + 1, end), end);
    if (number == null) {
      return null;
    }
    int close = skipBlanks(plain, number.to(), end);
    char wanted = plain.charAt(at) == '(' ? ')' : ']';
    if (close >= end || plain.charAt(close) != wanted) {
      return null;
    }
    return closed(plain, number.value(), Style.BRACKETED, at, close + 1, end);
  }

  private static @Nullable Mark word(String plain, int at, int end) {
    int digits = at + 1;
    char c = plain.charAt(at);
    if (c == 'n') {
      if (!plain.startsWith("no", at)) {
        return null;
      }
      digits = at + 2 < end && plain.charAt(at + 2) == '.' ? at + 3 : at + 2;
    }
    Numeral number = Numeral.at(plain, digits, end);
    if (number == null) {
      return null;
    }
    if (c != '第') {
      return closed(plain, number.value(), Style.WORD, at, number.to(), end);
    }
    boolean placed = number.to() < end && "位名号".indexOf(plain.charAt(number.to())) >= 0;
    return placed ? closed(plain, number.value(), Style.WORD, at, number.to() + 1, end) : null;
  }

  /** A number that is complete at {@code to}; separators after it are part of it. */
  static Mark closed(String plain, int value, Style style, int from, int to, int end) {
    int after = skipSeparators(plain, to, end, 2);
    int content = skipBlanks(plain, after, end);
    return new Mark(value, style, from, content, content == after, false);
  }

  private static @Nullable Mark separated(String plain, int from, Numeral number, int end) {
    int sep = skipBlanks(plain, number.to(), Math.min(end, number.to() + 2));
    Style style = sep < end ? styleOf(plain.charAt(sep)) : null;
    if (style == null) {
      return unseparated(plain, from, number, end);
    }
    if (number.han() && !style.strong()) {
      return null;
    }
    int after = skipSeparators(plain, sep + 1, end, 1);
    int content = skipBlanks(plain, after, end);
    boolean decimal = !number.han()
        && sep == number.to()
        && after == sep + 1
        && style != Style.PAREN
        && plain.charAt(sep) != '、'
        && after < end
        && isDigit(plain.charAt(after));
    Style shape = number.han() ? Style.HAN : style;
    return new Mark(number.value(), shape, from, content, content == after, decimal);
  }

  private static @Nullable Mark unseparated(String plain, int from, Numeral number, int end) {
    int to = number.to();
    if (number.han() || to >= end || plain.charAt(from) == '0') {
      return null;
    }
    char next = plain.charAt(to);
    if (next == ' ') {
      int content = skipBlanks(plain, to, end);
      return new Mark(number.value(), Style.BLANK, from, content, false, false);
    }
    boolean name = HanScript.isHan(next) && UNITS.indexOf(next) < 0;
    return name && to - from <= 2
        ? new Mark(number.value(), Style.NONE, from, to, true, false)
        : null;
  }

  private static @Nullable Style styleOf(char c) {
    return switch (c) {
      case '.', '。', '·' -> Style.DOT;
      case '、', ',' -> Style.COMMA;
      case ':', ';' -> Style.COLON;
      case ')', ']', '>' -> Style.PAREN;
      case '-' -> Style.DASH;
      default -> null;
    };
  }

  private static int skipSeparators(String plain, int from, int end, int most) {
    int at = from;
    while (at < end && at - from < most && ".。、,:)".indexOf(plain.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  static int skipBlanks(String plain, int from, int end) {
    int at = from;
    while (at < end && plain.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
