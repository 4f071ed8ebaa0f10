package io.reunion.language.signup;

/**
 * A number at the beginning of an entry, or what looks like one.
 *
 * @param from where it begins
 * @param to where what it numbers begins, after the separator and blanks
 * @param tight nothing stands between the separator and what follows
 * @param decimal a digit follows the separator at once: {@code 1.6}, {@code 12:30}; a date, a time or a tight entry
 */
record Mark(int value, Style style, int from, int to, boolean tight, boolean decimal) {
  /** How a number is set off. */
  enum Style {
    /** {@code 1.} and full width. */
    DOT,
    /** {@code 1、} or {@code 1,}. */
    COMMA,
    /** {@code 1：}. */
    COLON,
    /** {@code 1)}. */
    PAREN,
    /** {@code (1)}, {@code [1]}. */
    BRACKETED,
    /** ①, ⑴, ㈠, ❶ and keycaps. */
    ENCLOSED,
    /** {@code 一、}. */
    HAN,
    /** {@code No.1}, {@code 第1位}. */
    WORD,
    /** {@code 1-}. */
    DASH,
    /** {@code 1 }. */
    BLANK,
    /** {@code 1张三}. */
    NONE;

    /** Whether it says by itself that this is a number of a list. */
    boolean strong() {
      return this != DASH && this != BLANK && this != NONE;
    }
  }
}
