package io.reunion.language.when;

import io.reunion.language.when.Meaning.Piece;
import org.jspecify.annotations.Nullable;

/** Dates in digits and marks: 2026-12-12, 2026/12/12, 12.12.2026, 12/12, 12.12, 20261212. */
final class NumericDateRules {
  /** Counted things after a number that is therefore no date: 12.12元, 3-5人, "1/2 price". */
  private static final String COUNTED = "元块万千亿个位人名岁斤米公厘度倍折级届班室楼层栋单分星点次桌张份年周成颗";

  private NumericDateRules() {}

  static @Nullable Piece at(Tokens t, int i) {
    Token first = t.at(i);
    if (!first.is(Sort.NUM) || !first.isInDigits() || first.has(Token.GLUED | Token.TH)) {
      return null;
    }
    if (first.digits() == 8) {
      return compact(i, first);
    }
    char mark = t.at(i + 1).mark();
    Token second = t.at(i + 2);
    boolean pair = (mark == '-' || mark == '/' || mark == '.') && isShort(second);
    if (!pair) {
      return null;
    }
    boolean three =
        t.isMark(i + 3, mark) && t.at(i + 4).is(Sort.NUM) && t.at(i + 4).isInDigits();
    if (first.digits() == 4) {
      return three ? yearFirst(t, i) : null;
    }
    if (!isShort(first)) {
      return null;
    }
    return three ? yearLast(t, i, mark) : withoutYear(t, i, mark);
  }

  private static boolean isShort(Token token) {
    return token.isNumber(1, 31)
        && token.isInDigits()
        && token.digits() <= 2
        && !token.has(Token.TH);
  }

  private static @Nullable Piece compact(int i, Token token) {
    int year = token.value() / 10_000;
    int month = token.value() / 100 % 100;
    int day = token.value() % 100;
    boolean plausible = year >= 2000 && year < 2100 && month >= 1 && month <= 12 && day >= 1;
    return plausible && day <= 31
        ? Piece.weak(i, i + 1, new DaySpec.Date(Year.of(year), month, day))
        : null;
  }

  private static @Nullable Piece yearFirst(Tokens t, int i) {
    Token year = t.at(i);
    Token month = t.at(i + 2);
    Token day = t.at(i + 4);
    if (year.value() < 1900 || year.value() > 2199 || month.value() > 12 || !isShort(day)) {
      return null;
    }
    int end = t.is(i + 5, Sort.RI) || t.is(i + 5, Sort.HAO) ? i + 6 : i + 5;
    return Piece.of(i, end, new DaySpec.Date(Year.of(year.value()), month.value(), day.value()));
  }

  private static @Nullable Piece yearLast(Tokens t, int i, char mark) {
    int first = t.at(i).value();
    int second = t.at(i + 2).value();
    Token year = t.at(i + 4);
    boolean plausible = year.digits() == 4
        ? year.value() >= 1900 && year.value() <= 2199
        : year.digits() == 2 && mark == '/' && year.value() >= 20 && year.value() < 60;
    boolean more = t.isMark(i + 5, mark) && t.at(i + 6).is(Sort.NUM);
    if (!plausible || more || !isPossible(first, second)) {
      return null;
    }
    Year written = Year.of(year.value());
    DaySpec day = mark == '.' && second <= 12
        ? new DaySpec.Date(written, second, first)
        : new DaySpec.Slash(first, second, written);
    return Piece.of(i, i + 5, day);
  }

  private static boolean isPossible(int first, int second) {
    return first <= 12 || second <= 12;
  }

  private static @Nullable Piece withoutYear(Tokens t, int i, char mark) {
    int first = t.at(i).value();
    int second = t.at(i + 2).value();
    if (!isPossible(first, second)
        || isCounted(t, i + 3)
        || (mark == '.' && ClockRules.isTimeMark(t, i))) {
      return null;
    }
    if (first <= 12 && (t.is(i + 3, Sort.RI) || t.is(i + 3, Sort.HAO))) {
      return mark == '-' ? null : Piece.of(i, i + 4, new DaySpec.Date(null, first, second));
    }
    return Piece.weak(i, i + 3, new DaySpec.Slash(first, second, null));
  }

  /** The dot of 6-7.30pm. */
  private static boolean isDottedTime(Tokens t, int end) {
    return t.isMark(end, '.') && t.is(t.skipSpace(end + 2), Sort.AMPM);
  }

  private static boolean isCounted(Tokens t, int end) {
    Token next = t.at(end);
    int after = t.skipSpace(end);
    if (t.is(after, Sort.MONTH)
        || t.is(after, Sort.AMPM)
        || t.isMark(end, ':')
        || isDottedTime(t, end)) {
      return true;
    }
    boolean unit = next.is(Sort.UNIT) || next.is(Sort.GE) || next.is(Sort.DIAN);
    return unit || COUNTED.indexOf(t.following(end)) >= 0;
  }
}
