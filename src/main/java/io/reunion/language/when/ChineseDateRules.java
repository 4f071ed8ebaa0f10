package io.reunion.language.when;

import io.reunion.language.when.DaySpec.Portion;
import io.reunion.language.when.Meaning.Piece;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/** Chinese dates: 2026年12月12号, 12月底, 下个月5号, 20号, 12月第二个周六. */
final class ChineseDateRules {
  private static final String COUNTED = "人个位名天次场点班级届岁元块万分楼层室桌张份";

  /** What was said of the month, and the place after it. */
  record MonthHead(MonthRef month, int end) {}

  private ChineseDateRules() {}

  static @Nullable Piece at(Tokens t, int i) {
    MonthHead head = month(t, i);
    Piece ofYear = head == null ? nthOfYear(t, i) : null;
    if (ofYear != null) {
      return ofYear;
    }
    if (head == null) {
      boolean year = t.is(i, Sort.YEARSHIFT) && sameDay(t, i + 1) > 0;
      return year ? sameDay(i, sameDay(t, i + 1), 12 * t.at(i).value()) : dayOfMonth(t, i);
    }
    Token last = t.at(head.end - 1);
    if (last.is(Sort.MONTH_PORTION)) {
      Portion portion = last.term().attached(Portion.class);
      return Piece.of(i, head.end, new DaySpec.Month(head.month, portion));
    }
    if (last.is(Sort.TEN)) {
      return Piece.of(i, head.end, new DaySpec.Month(head.month, ten(last)));
    }
    if (t.is(i, Sort.SHIFT) && sameDay(t, head.end) > 0) {
      return sameDay(i, sameDay(t, head.end), t.at(i).value());
    }
    Piece nth = nth(t, i, head);
    return nth != null ? nth : monthAndDay(t, i, head);
  }

  /** The end of 的今天 or 今天 that stands at {@code i}; -1 if it does not. */
  private static int sameDay(Tokens t, int i) {
    int at = t.is(i, Sort.DE) ? i + 1 : i;
    return t.is(at, Sort.RELDAY) && t.at(at).value() == 0 ? at + 1 : -1;
  }

  /** 下个月的今天, 去年今天: this day, so many months away. */
  private static Piece sameDay(int i, int end, int months) {
    Amount amount = new Amount(Math.abs(months), 0, 0);
    return Piece.of(i, end, new DaySpec.Later(amount, months < 0));
  }

  private static Portion ten(Token token) {
    return switch (token.value()) {
      case 1 -> Portion.FIRST_TEN;
      case 2 -> Portion.SECOND_TEN;
      default -> Portion.LAST_TEN;
    };
  }

  /** 12月, 2026年12月, 明年3月, 下个月, 下月(底), 月底; ends after 月, after 底 and the like, or after 上旬. */
  private static @Nullable MonthHead month(Tokens t, int i) {
    Token head = t.at(i);
    if (head.is(Sort.MONTH_PORTION)) {
      return new MonthHead(MonthRef.shifted(0), i + 1);
    }
    if (head.is(Sort.SHIFT)) {
      boolean shifted = isMonthMark(t, i + 1);
      return shifted ? new MonthHead(MonthRef.shifted(head.value()), i + 2) : null;
    }
    Year year = null;
    int at = i;
    if (head.is(Sort.YEARSHIFT)) {
      year = Year.after(head.value());
      at = t.is(i + 1, Sort.DE) ? i + 2 : t.skipSpace(i + 1);
    } else if (t.is(i + 1, Sort.NIAN) && head.isNumber(0, 2199) && isYear(head)) {
      year = Year.of(head.value());
      at = t.skipSpace(i + 2);
    }
    boolean number = t.at(at).isNumber(1, 12) && isMonthMark(t, at + 1);
    return number ? new MonthHead(MonthRef.named(t.at(at).value(), year), at + 2) : null;
  }

  /** 2026年最后一个周六, 明年第一个周一: in the last and the first month of the year. */
  private static @Nullable Piece nthOfYear(Tokens t, int i) {
    boolean shifted = t.is(i, Sort.YEARSHIFT);
    boolean named = t.is(i + 1, Sort.NIAN) && t.at(i).isNumber(0, 2199) && isYear(t.at(i));
    if (!shifted && !named) {
      return null;
    }
    int at = shifted ? i + 1 : i + 2;
    at = t.is(at, Sort.DE) ? at + 1 : at;
    Year year = shifted ? Year.after(t.at(i).value()) : Year.of(t.at(i).value());
    int month = t.is(at, Sort.FINAL) ? 12 : t.is(at, Sort.RANK) ? 1 : 0;
    return month == 0 ? null : nth(t, i, new MonthHead(MonthRef.named(month, year), at));
  }

  private static boolean isYear(Token head) {
    return head.value() >= 1900 || (head.digits() == 2 && head.value() >= 20);
  }

  private static boolean isMonthMark(Tokens t, int i) {
    Token token = t.at(i);
    return token.is(Sort.YUE) || token.is(Sort.MONTH_PORTION) || token.is(Sort.TEN);
  }

  private static @Nullable Piece nth(Tokens t, int i, MonthHead head) {
    int at = t.is(head.end, Sort.DE) ? head.end + 1 : head.end;
    int rank = -1;
    boolean ranked = t.is(at, Sort.RANK) && t.at(at + 1).isNumber(1, 5);
    if (ranked && t.is(at + 2, Sort.UNIT)) {
      return isWeek(t, at + 2)
          ? Piece.of(i, at + 3, new DaySpec.SevenDays(t.at(at + 1).value(), head.month))
          : null;
    }
    if (ranked && t.is(at + 2, Sort.GE)) {
      rank = t.at(at + 1).value();
      at += 2;
    } else if (!t.is(at, Sort.FINAL)) {
      return null;
    }
    Token day = t.at(at + 1);
    if (day.is(Sort.WEEKEND)) {
      DaySpec.Nth saturday = new DaySpec.Nth(rank, DayOfWeek.SATURDAY, head.month);
      return Piece.of(i, at + 2, new DaySpec.WeekendOf(saturday));
    }
    return day.is(Sort.WEEKDAY)
        ? Piece.of(i, at + 2, new DaySpec.Nth(rank, DayOfWeek.of(day.value()), head.month))
        : null;
  }

  private static boolean isWeek(Tokens t, int i) {
    return t.at(i).term().attached(Lexicon.Unit.class) == Lexicon.Unit.WEEK;
  }

  private static @Nullable Piece monthAndDay(Tokens t, int i, MonthHead head) {
    int at = t.is(head.end, Sort.DE) ? head.end + 1 : t.skipSpace(head.end);
    Token day = t.at(at);
    int end = day.isNumber(1, 31) ? dayEnd(t, at) : -1;
    if (end < 0 && (t.is(at + 1, Sort.RI) || t.is(at + 1, Sort.HAO))) {
      return null;
    }
    if (end < 0) {
      return Piece.of(i, head.end, new DaySpec.Month(head.month, Portion.WHOLE));
    }
    MonthRef month = head.month;
    boolean marked = end == at + 2;
    if (!marked && month.year() == null && isSpelled(t, i) && !day.isInDigits()) {
      return Piece.of(i, end, new DaySpec.Lunar(month.month(), day.value(), false, null, false));
    }
    DaySpec spec = dayIn(month, day.value());
    int last = lastDay(t, end, day.value());
    return last < 0
        ? Piece.of(i, end, spec)
        : Piece.of(
            i, dayEnd(t, last), new DaySpec.Days(spec, dayIn(month, t.at(last).value())));
  }

  private static DaySpec dayIn(MonthRef month, int day) {
    return month.month() > 0
        ? new DaySpec.Date(month.year(), month.month(), day)
        : new DaySpec.DayOf(day, month);
  }

  /** The place of the last day of 12月12-14日 and 12月12到14; -1 if something else follows. */
  private static int lastDay(Tokens t, int end, int first) {
    int link = t.skipSpace(end);
    int at = t.skipSpace(link + 1);
    boolean linked = t.isMark(link, '-') || t.is(link, Sort.TO);
    Token last = t.at(at);
    boolean later = last.isNumber(first + 1, 31) && !last.has(Token.TH);
    return linked && later && !isMonthMark(t, at + 1) && !t.isMark(at + 1, '/') && dayEnd(t, at) > 0
        ? at
        : -1;
  }

  private static boolean isSpelled(Tokens t, int i) {
    return t.is(i, Sort.NUM) && !t.at(i).isInDigits();
  }

  /** Where the day ends, with or without its 号; -1 if the number counts or times something. */
  private static int dayEnd(Tokens t, int at) {
    Token mark = t.at(at + 1);
    if (mark.is(Sort.HAO) || mark.is(Sort.RI)) {
      return at + 2;
    }
    boolean other = mark.is(Sort.DIAN)
        || mark.is(Sort.UNIT)
        || mark.is(Sort.GE)
        || mark.is(Sort.SHI)
        || mark.isMark(':')
        || mark.isMark('%')
        || (mark.isMark('.') && t.is(at + 2, Sort.NUM))
        || COUNTED.indexOf(t.following(at + 1)) >= 0;
    return other ? -1 : at + 1;
  }

  /** 8-10号; 17、18号. */
  private static @Nullable Piece daysOfMonth(Tokens t, int i, Token first) {
    Token last = t.at(i + 2);
    boolean next = t.isMark(i + 1, '、') && last.isNumber(first.value() + 1, first.value() + 1);
    boolean link = t.isMark(i + 1, '-') || t.is(i + 1, Sort.TO) || next;
    boolean marked = t.is(i + 3, Sort.HAO) || t.is(i + 3, Sort.RI);
    return link && marked && last.isNumber(first.value() + 1, 31)
        ? Piece.of(
            i,
            i + 4,
            new DaySpec.Days(
                new DaySpec.DayOfMonth(first.value()), new DaySpec.DayOfMonth(last.value())))
        : null;
  }

  /** 两日后 is in two days; 3日后 may also be after the third. */
  private static Piece countedDays(Tokens t, int i, boolean back) {
    int days = t.at(i).value();
    DaySpec later = new DaySpec.Later(new Amount(0, days, 0), back);
    char first = t.character(t.at(i).from());
    return first == '两' || first == '俩'
        ? Piece.of(i, i + 3, later)
        : Piece.of(
            i,
            i + 2,
            new DaySpec.Either(Ambiguity.Reason.WHICH_DAY, new DaySpec.DayOfMonth(days), later));
  }

  /** 20号; 20日. Things that are numbered, like 5号楼, are told by the word list. */
  private static @Nullable Piece dayOfMonth(Tokens t, int i) {
    Token day = t.at(i);
    Token mark = t.at(i + 1);
    boolean marked = mark.is(Sort.HAO) || mark.is(Sort.RI);
    if (!day.isNumber(1, 31) || t.is(i - 1, Sort.RANK) || t.is(i - 1, Sort.YUE)) {
      return null;
    }
    if (!marked) {
      return daysOfMonth(t, i, day);
    }
    Token after = t.at(i + 2);
    if (mark.is(Sort.RI) && after.is(Sort.WITHIN)) {
      DaySpec later = new DaySpec.Later(new Amount(0, day.value(), 0), false);
      return Piece.of(i, i + 3, later).relating(Relation.BY);
    }
    if (mark.is(Sort.RI) && (after.is(Sort.LATER) || after.is(Sort.AGO))) {
      return countedDays(t, i, after.is(Sort.AGO));
    }
    DaySpec spec = new DaySpec.DayOfMonth(day.value());
    boolean spelled = mark.is(Sort.RI) && !day.isInDigits() && day.value() < 10;
    return spelled ? Piece.weak(i, i + 2, spec) : Piece.of(i, i + 2, spec);
  }
}
