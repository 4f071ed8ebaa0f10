package io.reunion.language.signup;

import org.jspecify.annotations.Nullable;

/**
 * A small number in digits or Chinese numerals.
 *
 * @param to the place after it
 */
record Numeral(int value, int to, boolean han) {
  /** The largest number that an entry may carry; what is larger is a year. */
  private static final int MAX = 1_899;

  private static final String NUMERALS = "零一二三四五六七八九";

  /** The number that begins at {@code from}: 0 to 1,899 in digits, 1 to 99 in numerals. */
  static @Nullable Numeral at(String plain, int from, int end) {
    if (from >= end) {
      return null;
    }
    return NumberScanner.isDigit(plain.charAt(from))
        ? digits(plain, from, end)
        : numerals(plain, from, end);
  }

  private static @Nullable Numeral digits(String plain, int from, int end) {
    int value = 0;
    int at = from;
    while (at < end && NumberScanner.isDigit(plain.charAt(at))) {
      if (at - from == 4) {
        return null;
      }
      value = value * 10 + plain.charAt(at++) - '0';
    }
    return value < 0 || value > MAX ? null : new Numeral(value, at, false);
  }

  private static @Nullable Numeral numerals(String plain, int from, int end) {
    int first = digit(plain, from, end);
    int at = first > 0 ? from + 1 : from;
    if (at < end && plain.charAt(at) == '十') {
      int last = digit(plain, at + 1, end);
      int tens = first > 0 ? first * 10 : 10;
      return last > 0 ? new Numeral(tens + last, at + 2, true) : new Numeral(tens, at + 1, true);
    }
    return first > 0 ? new Numeral(first, at, true) : null;
  }

  private static int digit(String plain, int at, int end) {
    if (at >= end) {
      return -1;
    }
    char c = plain.charAt(at);
    return c == '两' ? 2 : NUMERALS.indexOf(c);
  }
}
