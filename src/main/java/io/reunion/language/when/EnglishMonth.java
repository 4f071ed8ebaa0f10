package io.reunion.language.when;

import org.jspecify.annotations.Nullable;

/** Months told from the current one: "next month", "the month". */
final class EnglishMonth {
  /** Its length in tokens. */
  static final int LENGTH = 3;

  private EnglishMonth() {}

  /** "next month", "the month" at the place: three tokens. */
  static @Nullable MonthRef at(Tokens t, int i) {
    Token head = t.at(i);
    boolean names = head.is(Sort.SHIFT) || head.is(Sort.THE);
    Token unit = t.at(i + 2);
    boolean month = unit.is(Sort.UNIT)
        && unit.term().attached(Lexicon.Unit.class) == Lexicon.Unit.MONTH
        && t.is(i + 1, Sort.SPACE);
    return names && month ? MonthRef.shifted(head.is(Sort.THE) ? 0 : head.value()) : null;
  }
}
