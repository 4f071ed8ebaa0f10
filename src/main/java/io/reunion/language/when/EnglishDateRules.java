package io.reunion.language.when;

import io.reunion.language.when.DaySpec.Portion;
import io.reunion.language.when.Meaning.Piece;
import org.jspecify.annotations.Nullable;

/** English dates: "Dec 12th, 2026", "12-14 December", "the 3rd", "first Friday of next month", "end of May". */
final class EnglishDateRules {
  private EnglishDateRules() {}

  static @Nullable Piece at(Tokens t, int i) {
    Token head = t.at(i);
    return switch (head.sort()) {
      case MONTH -> monthFirst(t, i);
      case THE -> afterThe(t, i);
      case NUM -> head.isInDigits() ? dayFirst(t, i, i) : null;
      case ORDINAL, FINAL -> dayFirst(t, i, i);
      case SHIFT -> Piece.longer(shifted(t, i), OrdinalDayRules.at(t, i, i));
      case BOUNDARY -> boundary(t, i);
      case END_OF_WEEK -> Piece.of(i, i + 1, new DaySpec.WholeWeek(0, true));
      case YEAR_PORTION ->
        Piece.of(i, i + 1, new DaySpec.Month(MonthRef.named(12, null), Portion.END));
      default -> null;
    };
  }

  private static boolean isDay(Token token) {
    boolean number = token.isNumber(1, 31) && token.isInDigits() && token.digits() <= 2;
    return number || token.is(Sort.ORDINAL);
  }

  private static @Nullable Piece monthFirst(Tokens t, int i) {
    int month = t.at(i).value();
    int at = t.isMark(i + 1, '-') ? i + 2 : t.skipSpace(i + 1);
    if (t.is(at, Sort.THE)) {
      at = t.skipSpace(at + 1);
    }
    Token day = t.at(at);
    boolean clock = t.isMark(at + 1, ':') || t.is(t.skipSpace(at + 1), Sort.AMPM);
    if (!isDay(day) || clock || !isUsedAsMonth(t, i, at + 1)) {
      return monthAlone(t, i, i, month);
    }
    int second = secondDay(t, at + 1);
    DatedYear dated = DatedYear.at(t, second > 0 ? second + 1 : at + 1);
    DaySpec first = new DaySpec.Date(dated.year(), month, day.value());
    if (second < 0) {
      return Piece.of(i, dated.end(), first);
    }
    DaySpec last = new DaySpec.Date(dated.year(), month, t.at(second).value());
    return Piece.of(i, dated.end(), new DaySpec.Days(first, last));
  }

  /** "may" and "march" are words of their own: "may 5 of us come". */
  private static boolean isUsedAsMonth(Tokens t, int i, int end) {
    Token month = t.at(i);
    return !month.term().weak() || month.has(Token.CAPITAL) || !t.is(t.skipSpace(end), Sort.OF);
  }

  private static @Nullable Piece monthAlone(Tokens t, int from, int i, int month) {
    DatedYear dated = DatedYear.at(t, i + 1);
    DaySpec spec = new DaySpec.Month(MonthRef.named(month, dated.year()), Portion.WHOLE);
    return dated.year() != null ? Piece.of(from, dated.end(), spec) : Piece.weak(from, i + 1, spec);
  }

  /** The place of the second day of "12-14" or "12 to 14"; -1 if what follows is no day. */
  private static int secondDay(Tokens t, int end) {
    int link = t.skipSpace(end);
    if (!t.isMark(link, '-') && !t.is(link, Sort.TO)) {
      return -1;
    }
    int at = t.skipSpace(link + 1);
    boolean clock =
        t.isMark(at + 1, ':') || t.isMark(at + 1, '.') || t.is(t.skipSpace(at + 1), Sort.AMPM);
    boolean month = t.is(t.skipSpace(at + 1), Sort.MONTH);
    return isDay(t.at(at)) && !clock && !month ? at : -1;
  }

  private static @Nullable Piece afterThe(Tokens t, int i) {
    int at = t.skipSpace(i + 1);
    Piece dated = dayFirst(t, i, at);
    if (dated != null) {
      return dated;
    }
    Token day = t.at(at);
    boolean ordinal = day.has(Token.TH) && isDay(day);
    return ordinal && isFree(t, at + 1)
        ? Piece.of(i, at + 1, new DaySpec.DayOfMonth(day.value()))
        : null;
  }

  /** 12 December, the 12th of December, 12-14 December, 3/4 Dec, first Friday of December, 5th of next month. */
  private static @Nullable Piece dayFirst(Tokens t, int from, int i) {
    Piece nth = OrdinalDayRules.at(t, from, i);
    if (nth != null || !isDay(t.at(i)) || t.at(i).has(Token.GLUED)) {
      return nth;
    }
    int day = t.at(i).value();
    int at = t.isMark(i + 1, '-') ? i + 2 : t.skipSpace(i + 1);
    int of = t.is(at, Sort.OF) ? t.skipSpace(at + 1) : at;
    if (t.is(of, Sort.MONTH) && isUsedAsMonth(t, of, i)) {
      DatedYear dated = DatedYear.at(t, of + 1);
      return Piece.of(from, dated.end(), new DaySpec.Date(dated.year(), t.at(of).value(), day));
    }
    Piece listed = listedAfterMonth(t, from, i);
    if (listed != null) {
      return listed;
    }
    Piece several = beforeMonth(t, from, i);
    if (several != null) {
      return several;
    }
    MonthRef month = EnglishMonth.at(t, of);
    if (month != null && (of > at || t.at(i).has(Token.TH))) {
      return Piece.of(from, of + 3, new DaySpec.DayOf(day, month));
    }
    return bareOrdinal(t, from, i);
  }

  /** The 7 of "December 6 or 7". */
  private static @Nullable Piece listedAfterMonth(Tokens t, int from, int i) {
    int month = i;
    boolean joins = false;
    for (int listed = 0; listed < 4 && !t.is(month, Sort.MONTH); listed++) {
      int separator = t.before(month);
      joins |= t.is(separator, Sort.OR)
          || t.is(separator, Sort.AND)
          || t.isMark(separator, '&')
          || t.isMark(separator, ',');
      int day = t.before(separator);
      if (!joins || !isDay(t.at(day))) {
        return null;
      }
      month = t.is(t.before(day), Sort.MONTH) ? t.before(day) : day;
    }
    int next = t.skipSpace(i + 1);
    boolean comma = t.isMark(t.before(i), ',');
    boolean goesOn = t.is(next, Sort.AND) || t.is(next, Sort.OR) || t.isMark(next, '&');
    boolean shaped = from == i && t.is(month, Sort.MONTH) && (!comma || goesOn);
    boolean clock = t.isMark(i + 1, ':')
        || t.is(t.skipSpace(i + 1), Sort.AMPM)
        || (t.isMark(i + 1, '.') && t.is(i + 2, Sort.NUM));
    return shaped && !clock && isFree(t, i + 1)
        ? Piece.of(i, i + 1, new DaySpec.Date(null, t.at(month).value(), t.at(i).value()))
        : null;
  }

  /** "12-14 December" is a span; in "3/4 Dec" and "3 or 4 Dec" the second day is a piece of its own. */
  private static @Nullable Piece beforeMonth(Tokens t, int from, int i) {
    int second = secondDayBeforeMonth(t, i + 1);
    if (second < 0) {
      return null;
    }
    int month = t.skipSpace(second + 1);
    month = t.is(month, Sort.OF) ? t.skipSpace(month + 1) : month;
    DatedYear dated = DatedYear.at(t, month + 1);
    int number = t.at(month).value();
    DaySpec first = new DaySpec.Date(dated.year(), number, t.at(i).value());
    int link = t.skipSpace(i + 1);
    if (!t.isMark(link, '-') && !t.is(link, Sort.TO)) {
      return Piece.of(from, i + 1, first);
    }
    DaySpec last = new DaySpec.Date(dated.year(), number, t.at(second).value());
    return Piece.of(from, dated.end(), new DaySpec.Days(first, last));
  }

  private static int secondDayBeforeMonth(Tokens t, int end) {
    int link = t.skipSpace(end);
    Token token = t.at(link);
    boolean joins = token.isMark('-')
        || token.isMark('/')
        || token.isMark('&')
        || token.is(Sort.TO)
        || token.is(Sort.AND)
        || token.is(Sort.OR);
    int at = t.skipSpace(link + 1);
    at = t.is(at, Sort.THE) ? t.skipSpace(at + 1) : at;
    int month = t.skipSpace(at + 1);
    month = t.is(month, Sort.OF) ? t.skipSpace(month + 1) : month;
    return joins && isDay(t.at(at)) && t.is(month, Sort.MONTH) ? at : -1;
  }

  /** "3rd" without "the": only after a weekday, or where something around it says that it is a day. */
  private static @Nullable Piece bareOrdinal(Tokens t, int from, int i) {
    Token day = t.at(i);
    boolean afterWeekday = t.is(t.before(i), Sort.WEEKDAY) && t.is(i - 1, Sort.SPACE);
    boolean number = afterWeekday
        && day.value() > 12
        && !t.isMark(i + 1, '.')
        && !t.isMark(i + 1, ':')
        && !t.isMark(i + 1, '-');
    boolean bare = from == i && (day.has(Token.TH) || number) && isFree(t, i + 1);
    return bare ? Piece.weak(i, i + 1, new DaySpec.DayOfMonth(t.at(i).value())) : null;
  }

  /** Whether an ordinal stands for a day: nothing follows that it could be counting. */
  private static boolean isFree(Tokens t, int end) {
    int at = t.skipSpace(end);
    Token next = t.at(at);
    return switch (next.sort()) {
      case EDGE,
          LINE,
          AT,
          CUE,
          TO,
          AND,
          OR,
          FOR,
          FROM,
          BY,
          AFTER,
          OK,
          WEEKDAY,
          PART,
          RELDAY,
          NUM,
          NOON,
          ONWARDS,
          APPROX,
          MONTH -> true;
      case MARK -> !next.isMark('/') && !next.isMark('%');
      case OF -> EnglishMonth.at(t, t.skipSpace(at + 1)) != null;
      default -> false;
    };
  }

  /** "Next month"; "next December" is the next one that comes. */
  private static @Nullable Piece shifted(Tokens t, int i) {
    MonthRef month = EnglishMonth.at(t, i);
    if (month != null) {
      return Piece.of(i, i + 3, new DaySpec.Month(month, Portion.WHOLE));
    }
    int at = t.find(i + 1, Sort.MONTH);
    if (at < 0 || t.at(i).value() < 0 || isDay(t.at(t.skipSpace(at + 1)))) {
      return null;
    }
    DaySpec named = new DaySpec.Month(MonthRef.named(t.at(at).value(), null), Portion.WHOLE);
    return Piece.of(i, at + 1, named);
  }

  private static @Nullable Piece boundary(Tokens t, int i) {
    Portion portion = t.at(i).term().attached(Portion.class);
    int at = t.isMark(i + 1, '-') ? i + 2 : t.skipSpace(i + 1);
    if (t.is(at, Sort.MONTH)) {
      DatedYear dated = DatedYear.at(t, at + 1);
      MonthRef month = MonthRef.named(t.at(at).value(), dated.year());
      return Piece.of(i, dated.end(), new DaySpec.Month(month, portion));
    }
    MonthRef month = EnglishMonth.at(t, at);
    if (month != null) {
      return Piece.of(i, at + 3, new DaySpec.Month(month, portion));
    }
    Token unit = t.at(at + 2);
    boolean week = t.is(at, Sort.SHIFT)
        && unit.is(Sort.UNIT)
        && unit.term().attached(Lexicon.Unit.class) == Lexicon.Unit.WEEK;
    return week && portion == Portion.END
        ? Piece.of(i, at + 3, new DaySpec.WholeWeek(t.at(at).value(), true))
        : null;
  }
}
