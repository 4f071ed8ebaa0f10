package io.reunion.language.when;

/**
 * A word, a number or a mark of the folded text.
 *
 * @param term what the word list says; its value is the number, for a number
 * @param digits how many digits a number was written with; 0 for one in Chinese characters
 * @param flags a union of the constants here
 */
record Token(Term term, int from, int to, int digits, int flags, char mark) {
  /** Written with a capital. */
  static final int CAPITAL = 1;

  /** A letter or a digit stands directly before, which the word list does not know. */
  static final int GLUED = 2;

  /** With st, nd, rd, th. */
  static final int TH = 4;

  /** A number whose value is of no use: too long, or a vague one such as 七八. */
  static final int VAGUE = 8;

  static final Token OUTSIDE = new Token(new Term(Sort.EDGE, 0, false, "", null), 0, 0, 0, 0, '\0');

  Sort sort() {
    return term.sort();
  }

  int value() {
    return term.value();
  }

  boolean is(Sort sort) {
    return term.sort() == sort;
  }

  boolean isMark(char c) {
    return mark == c;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** A number that stands by itself and whose value lies between the bounds. */
  boolean isNumber(int low, int high) {
    return sort() == Sort.NUM && !has(VAGUE | GLUED) && value() >= low && value() <= high;
  }

  /** In digits, in Chinese characters or in English words. */
  boolean isAnyNumber(int low, int high) {
    return isNumber(low, high) || (sort() == Sort.NUMBER && value() >= low && value() <= high);
  }

  boolean isInDigits() {
    return digits > 0;
  }
}
