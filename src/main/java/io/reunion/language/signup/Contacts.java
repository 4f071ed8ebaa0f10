package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.List;

/** Finds telephone numbers and e-mail addresses, so that they go into no note that anybody prints. */
final class Contacts {
  private static final int FEWEST_DIGITS = 7;
  private static final int MOST_DIGITS = 15;
  private static final int FEWEST_GROUPED = 10;

  private Contacts() {}

  /** Marks them as understood and gives them as written, separated by blanks. */
  static String take(Rest rest) {
    List<String> found = new ArrayList<>();
    String plain = rest.plain();
    int at = 0;
    while (at < rest.end()) {
      int to = rest.isUsed(at)
          ? 0
          : Math.max(phone(plain, at, rest.end()), email(plain, at, rest.end()));
      if (to > 0) {
        found.add(rest.shown(at, to));
        rest.use(at, to);
      }
      at = Math.max(to, at + 1);
    }
    return String.join(" ", found);
  }

  /** The place after a telephone number that begins at {@code from}, or 0. */
  static int phone(String plain, int from, int end) {
    int first = plain.charAt(from) == '+' ? from + 1 : from;
    boolean starts = from == 0 || !isDigitOrDash(plain.charAt(from - 1));
    int run = endOfDigits(plain, first, end);
    if (!starts || run == first) {
      return 0;
    }
    if (run - first >= FEWEST_DIGITS) {
      return run - first <= MOST_DIGITS && !isDate(plain, first, run) ? run : 0;
    }
    return run - first >= 2 ? grouped(plain, first, run, end) : 0;
  }

  /** {@code 138 0013 8000}, {@code 021-6000-0000}: groups of three or more digits, ten or more together. */
  private static int grouped(String plain, int first, int firstRun, int end) {
    int digits = firstRun - first;
    int to = firstRun;
    while (to + 1 < end && (plain.charAt(to) == '-' || plain.charAt(to) == ' ')) {
      int run = endOfDigits(plain, to + 1, end);
      if (run - to - 1 < 3 || digits + run - to - 1 > MOST_DIGITS) {
        break;
      }
      digits += run - to - 1;
      to = run;
    }
    return digits >= FEWEST_GROUPED ? to : 0;
  }

  private static int endOfDigits(String plain, int from, int end) {
    int at = from;
    while (at < end && at - from <= MOST_DIGITS && NumberScanner.isDigit(plain.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigitOrDash(char c) {
    return NumberScanner.isDigit(c) || c == '-';
  }

  private static boolean isDate(String plain, int from, int to) {
    return to - from == 8 && (plain.startsWith("19", from) || plain.startsWith("20", from));
  }

  private static int email(String plain, int from, int end) {
    boolean starts = from == 0 || !isAddress(plain.charAt(from - 1));
    int at = from;
    while (starts && at < end && isAddress(plain.charAt(at))) {
      at++;
    }
    if (at == from || at >= end || plain.charAt(at) != '@') {
      return 0;
    }
    int to = at + 1;
    boolean dot = false;
    while (to < end && isAddress(plain.charAt(to))) {
      dot |= plain.charAt(to) == '.' && to > at + 1;
      to++;
    }
    return dot ? to : 0;
  }

  private static boolean isAddress(char c) {
    return (c >= 'a' && c <= 'z') || NumberScanner.isDigit(c) || "._-".indexOf(c) >= 0;
  }
}
