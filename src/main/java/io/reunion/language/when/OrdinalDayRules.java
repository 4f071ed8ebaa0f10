package io.reunion.language.when;

import io.reunion.language.when.Meaning.Piece;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/** Weekdays, weekends and weeks counted in a month: "the last Saturday in November", "first week of May". */
final class OrdinalDayRules {
  private OrdinalDayRules() {}

  /** First Friday of December; last Saturday in November; second Tuesday of next month; ... of every month. */
  static @Nullable Piece at(Tokens t, int from, int i) {
    Token rank = t.at(i);
    boolean last = rank.is(Sort.FINAL) || (rank.is(Sort.SHIFT) && rank.value() == -1);
    boolean ranked = last || ((rank.is(Sort.ORDINAL) || rank.has(Token.TH)) && rank.value() <= 5);
    int at = t.skipSpace(i + 1);
    boolean week =
        t.is(at, Sort.UNIT) && t.at(at).term().attached(Lexicon.Unit.class) == Lexicon.Unit.WEEK;
    boolean weekend = t.is(at, Sort.WEEKEND);
    int of = t.skipSpace(at + 1);
    boolean unit = week || weekend || t.is(at, Sort.WEEKDAY);
    if (ranked && !last && t.is(at, Sort.WEEKDAY) && !(t.is(of, Sort.OF) || t.is(of, Sort.IN))) {
      return unnamedMonth(t, from, at, rank.value());
    }
    if (!ranked || !unit || !(t.is(of, Sort.OF) || t.is(of, Sort.IN))) {
      return null;
    }
    int number = last ? -1 : rank.value();
    int month = t.skipSpace(of + 1);
    if (week || weekend) {
      return ofMonth(t, from, month, number, weekend);
    }
    DayOfWeek day = DayOfWeek.of(t.at(at).value());
    if (t.is(month, Sort.MONTHLY)) {
      return Piece.of(from, month + 1, new DaySpec.Repeat(Recurrence.monthly(number, day)));
    }
    if (t.is(month, Sort.MONTH)) {
      DatedYear dated = DatedYear.at(t, month + 1);
      MonthRef named = MonthRef.named(t.at(month).value(), dated.year());
      return Piece.of(from, dated.end(), new DaySpec.Nth(number, day, named));
    }
    MonthRef whole = EnglishMonth.at(t, month);
    return whole == null ? null : Piece.of(from, month + 3, new DaySpec.Nth(number, day, whole));
  }

  /** "Second Tuesday": of this month, or of the next one. */
  private static Piece unnamedMonth(Tokens t, int from, int at, int rank) {
    DayOfWeek day = DayOfWeek.of(t.at(at).value());
    DaySpec now = new DaySpec.Nth(rank, day, MonthRef.shifted(0));
    DaySpec next = new DaySpec.Nth(rank, day, MonthRef.shifted(1));
    return Piece.of(from, at + 1, new DaySpec.Either(Ambiguity.Reason.MONTH, now, next));
  }

  /** "The first weekend of December", "last week of November". */
  private static @Nullable Piece ofMonth(Tokens t, int from, int i, int number, boolean weekend) {
    DatedYear dated = DatedYear.at(t, i + 1);
    MonthRef month =
        t.is(i, Sort.MONTH) ? MonthRef.named(t.at(i).value(), dated.year()) : EnglishMonth.at(t, i);
    if (month == null) {
      return null;
    }
    int end = t.is(i, Sort.MONTH) ? dated.end() : i + 3;
    DaySpec spec = weekend
        ? new DaySpec.WeekendOf(new DaySpec.Nth(number, DayOfWeek.SATURDAY, month))
        : new DaySpec.SevenDays(number, month);
    return Piece.of(from, end, spec);
  }
}
