package io.reunion.language.when;

import io.reunion.language.when.Lexicon.Unit;
import io.reunion.language.when.Meaning.Piece;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Repetitions: 每周三, 每周一、三, 每月15号, 每月第一个周六, "every other Friday", "on Saturdays". */
final class RepeatRules {
  private static final int MOST_DAYS = 7;

  /** Weekdays in a row, and the place after them. */
  private record Days(Set<DayOfWeek> days, int end) {}

  private RepeatRules() {}

  static @Nullable Piece at(Tokens t, int i) {
    return switch (t.at(i).sort()) {
      case EVERY, WEEKLY -> every(t, i);
      case EVERYDAY -> Piece.weak(i, i + 1, new DaySpec.Repeat(Recurrence.daily()));
      case WORKDAYS -> workdays(i, i + 1);
      case WEEKDAYS ->
        t.at(t.before(i)).isAnyNumber(1, 31) ? null : weekly(i, 1, days(t, i, Sort.WEEKDAYS));
      case MONTHLY -> monthly(t, i);
      case THE -> everyMonth(t, i, t.skipSpace(i + 1));
      case NUM -> everyMonth(t, i, i);
      default -> null;
    };
  }

  private static @Nullable Piece every(Tokens t, int i) {
    int at = t.skipSpace(i + 1);
    int interval = 1;
    Token next = t.at(at);
    Piece ranked = rankedDay(t, i, at);
    if (ranked != null) {
      return ranked;
    }
    if (next.is(Sort.OTHER) || (next.is(Sort.ORDINAL) && next.value() == 2)) {
      interval = 2;
      at = t.skipSpace(at + 1);
    } else if (next.isAnyNumber(2, 8) && isWeek(t, t.skipSpace(at + 1))) {
      interval = next.value();
      at = t.skipSpace(t.skipSpace(at + 1) + 1);
      at = t.is(at, Sort.DE) || t.is(at, Sort.CUE) ? t.skipSpace(at + 1) : at;
    } else if (isWeek(t, at)) {
      at = t.skipSpace(at + 1);
      at = t.is(at, Sort.DE) || t.is(at, Sort.CUE) ? t.skipSpace(at + 1) : at;
    }
    if (t.is(at, Sort.PART) && at == t.skipSpace(i + 1)) {
      return Piece.weak(i, i + 1, new DaySpec.Repeat(Recurrence.daily()));
    }
    if (t.is(at, Sort.WEEKEND)) {
      Set<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
      return Piece.of(i, at + 1, new DaySpec.Repeat(Recurrence.weekly(1, weekend)));
    }
    if (t.is(at, Sort.WORKDAYS)) {
      return workdays(i, at + 1);
    }
    Sort sort = t.is(at, Sort.WEEKDAYS) ? Sort.WEEKDAYS : Sort.WEEKDAY;
    return t.is(at, sort) ? weekly(i, interval, days(t, at, sort)) : null;
  }

  /** "Every first Monday of the month", "every 3rd Thursday"; "every second Friday" is every other one. */
  private static @Nullable Piece rankedDay(Tokens t, int from, int i) {
    Token rank = t.at(i);
    int day = t.find(i + 1, Sort.WEEKDAY);
    boolean ranks = (rank.is(Sort.ORDINAL) || rank.has(Token.TH)) && rank.value() <= 5;
    if (!ranks || day < 0) {
      return null;
    }
    int of = t.find(day + 1, Sort.OF);
    MonthRef month = of < 0 ? null : EnglishMonth.at(t, t.skipSpace(of + 1));
    if (month == null && (rank.value() == 2 || of >= 0)) {
      return null;
    }
    Recurrence rule = Recurrence.monthly(rank.value(), DayOfWeek.of(t.at(day).value()));
    int end = month == null ? day + 1 : t.skipSpace(of + 1) + EnglishMonth.LENGTH;
    return Piece.of(from, end, new DaySpec.Repeat(rule));
  }

  private static Piece workdays(int from, int to) {
    Set<DayOfWeek> days = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    return Piece.weak(from, to, new DaySpec.Repeat(Recurrence.weekly(1, days)));
  }

  private static boolean isWeek(Tokens t, int i) {
    return t.is(i, Sort.UNIT) && t.at(i).term().attached(Unit.class) == Unit.WEEK;
  }

  private static Piece weekly(int i, int interval, Days days) {
    return Piece.of(i, days.end, new DaySpec.Repeat(Recurrence.weekly(interval, days.days)));
  }

  /** Weekday after weekday: with "and", with 、, or as bare digits after the first, as in 每周一三五. */
  private static Days days(Tokens t, int i, Sort sort) {
    Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(t.at(i).value()));
    int end = i + 1;
    while (days.size() < MOST_DAYS) {
      int at = afterSeparator(t, end);
      if (t.is(at, sort) && at > end) {
        days.add(DayOfWeek.of(t.at(at).value()));
      } else if (!addDigits(t.at(at), days)) {
        break;
      }
      end = at + 1;
    }
    return new Days(days, end);
  }

  private static int afterSeparator(Tokens t, int end) {
    int at = t.skipSpace(end);
    boolean mark = t.isMark(at, ',') || t.isMark(at, '、') || t.isMark(at, '&') || t.isMark(at, '/');
    if (mark || t.is(at, Sort.AND)) {
      at = t.skipSpace(at + 1);
      return t.is(at, Sort.AND) ? t.skipSpace(at + 1) : at;
    }
    return end;
  }

  private static boolean addDigits(Token number, Set<DayOfWeek> days) {
    if (!number.is(Sort.NUM) || number.isInDigits() || number.value() < 1) {
      return false;
    }
    for (int rest = number.value(); rest > 0; rest /= 10) {
      if (rest % 10 < 1 || rest % 10 > 7) {
        return false;
      }
    }
    for (int rest = number.value(); rest > 0; rest /= 10) {
      days.add(DayOfWeek.of(rest % 10));
    }
    return true;
  }

  private static @Nullable Piece monthly(Tokens t, int i) {
    int at = t.skipSpace(i + 1);
    at = t.is(at, Sort.DE) || t.is(at, Sort.CUE) ? t.skipSpace(at + 1) : at;
    if (t.is(at, Sort.FINAL) && t.is(at + 1, Sort.WEEKDAY)) {
      DayOfWeek day = DayOfWeek.of(t.at(at + 1).value());
      return Piece.of(i, at + 2, new DaySpec.Repeat(Recurrence.monthly(-1, day)));
    }
    if (t.is(at, Sort.RANK) && t.at(at + 1).isNumber(1, 5) && t.is(at + 2, Sort.GE)) {
      DayOfWeek day = t.is(at + 3, Sort.WEEKDAY) ? DayOfWeek.of(t.at(at + 3).value()) : null;
      int rank = t.at(at + 1).value();
      return day == null
          ? null
          : Piece.of(i, at + 4, new DaySpec.Repeat(Recurrence.monthly(rank, day)));
    }
    at = t.is(at, Sort.THE) ? t.skipSpace(at + 1) : at;
    Token day = t.at(at);
    boolean marked = t.is(at + 1, Sort.HAO) || t.is(at + 1, Sort.RI);
    return day.isNumber(1, 31) && (marked || day.has(Token.TH))
        ? Piece.of(i, marked ? at + 2 : at + 1, new DaySpec.Repeat(Recurrence.monthly(day.value())))
        : null;
  }

  /** "The 15th of every month". */
  private static @Nullable Piece everyMonth(Tokens t, int from, int i) {
    Token day = t.at(i);
    int of = t.find(i + 1, Sort.OF);
    boolean every = of > 0 && t.is(t.skipSpace(of + 1), Sort.MONTHLY);
    return every && day.has(Token.TH) && day.isNumber(1, 31)
        ? Piece.of(
            from, t.skipSpace(of + 1) + 1, new DaySpec.Repeat(Recurrence.monthly(day.value())))
        : null;
  }
}
