package io.reunion.language.when;

import io.reunion.language.when.ClockSpec.Style;
import io.reunion.language.when.Meaning.Piece;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times in digits and in Chinese: 18:30, 7.30pm, 1930 hrs, 七点半, 差一刻八点, 14时30分. */
final class ClockRules {
  /** What may follow a bare 三点 that is a time: 三点见, but not 三点建议. */
  private static final String AFTER_HOUR =
      "见开集到出前后左右多钟半整准吧吗呢的来去走吃聚入场签散结截报可怎我你大家咱在约碰上下起会就能比不正准动发吹预抵落接送返离退检候登进等到";

  private ClockRules() {}

  static @Nullable Piece at(Tokens t, int i) {
    Token head = t.at(i);
    return switch (head.sort()) {
      case NUM -> number(t, i, head);
      case WORD -> head.isMark('t') ? iso(t, i) : null;
      case CHA -> beforeHour(t, i);
      case NOON -> Piece.of(i, i + 1, new ClockSpec(12, 0, Optional.empty(), Style.NOON));
      case MIDNIGHT -> Piece.of(i, i + 1, new ClockSpec(0, 0, Optional.empty(), Style.MIDNIGHT));
      default -> null;
    };
  }

  private static @Nullable Piece number(Tokens t, int i, Token head) {
    if (head.has(Token.GLUED | Token.TH | Token.VAGUE)) {
      return null;
    }
    if (head.digits() == 4 && head.value() % 100 < 60 && head.value() <= 2400) {
      int unit = t.skipSpace(i + 1);
      Token before = t.at(t.before(i));
      boolean at = before.is(Sort.AT) || before.isMark('@');
      if (at && !t.is(unit, Sort.WORD) && !t.isMark(i + 1, '.')) {
        return Piece.of(
            i, i + 1, ClockSpec.spoken(head.value() / 100, head.value() % 100).full());
      }
      return isHours(t, unit)
          ? Piece.of(
              i,
              unit + 1,
              ClockSpec.spoken(head.value() / 100, head.value() % 100).full())
          : null;
    }
    if (head.digits() >= 3 && t.is(t.skipSpace(i + 1), Sort.AMPM)) {
      return compact(t, i, head);
    }
    if (head.value() > 24 || head.digits() > 2) {
      return null;
    }
    Piece digital = head.isInDigits() ? digital(t, i, head) : null;
    return digital != null ? digital : chinese(t, i, head);
  }

  /** 730pm. */
  private static @Nullable Piece compact(Tokens t, int i, Token head) {
    int hour = head.value() / 100;
    int minute = head.value() % 100;
    return hour >= 1 && hour <= 12 && minute < 60
        ? half(t, i, i + 1, ClockSpec.spoken(hour, minute))
        : null;
  }

  private static boolean isHours(Tokens t, int i) {
    return t.is(i, Sort.UNIT)
        && t.at(i).term().attached(Lexicon.Unit.class) == Lexicon.Unit.HOUR
        && Trie.isLetter(t.character(t.at(i).from()));
  }

  private static @Nullable Piece digital(Tokens t, int i, Token hour) {
    Token minute = t.at(i + 2);
    boolean two = minute.is(Sort.NUM) && minute.digits() == 2 && minute.value() < 60;
    if (t.isMark(i + 1, ':') && two && !minute.has(Token.TH)) {
      return colon(t, i, hour, minute);
    }
    if (t.isMark(i + 1, '.') && two && isTimeMark(t, i)) {
      ClockSpec clock = new ClockSpec(hour.value(), minute.value(), Optional.empty(), Style.COLON);
      return half(t, i, i + 3, clock);
    }
    boolean french = hour.value() >= 13 && t.isMark(i + 1, 'h') && two;
    if (french) {
      return Piece.of(i, i + 3, ClockSpec.spoken(hour.value(), minute.value()).full());
    }
    if (hour.value() >= 13 && t.isMark(i + 1, 'h')) {
      return Piece.of(i, i + 2, ClockSpec.spoken(hour.value(), 0).full());
    }
    if (hour.value() >= 13 && t.isMark(i + 1, '.') && two && minute.value() % 15 == 0) {
      return Piece.weak(i, i + 3, ClockSpec.spoken(hour.value(), minute.value()).full());
    }
    int mark = t.skipSpace(i + 1);
    if (t.is(mark, Sort.NOON) || t.is(mark, Sort.MIDNIGHT)) {
      Piece named = at(t, mark);
      return named == null || hour.value() != 12 ? null : Piece.of(i, mark + 1, named.meaning());
    }
    return t.is(mark, Sort.AMPM) && hour.value() <= 12 && hour.value() > 0
        ? half(t, i, i + 1, ClockSpec.spoken(hour.value(), 0))
        : null;
  }

  /** Whether 7.30 is a time: am or pm follows, or a part of the day or "at" stands before. */
  static boolean isTimeMark(Tokens t, int i) {
    if (t.isMark(i + 3, '.') && t.is(i + 4, Sort.NUM)) {
      return false;
    }
    Token before = t.at(t.before(i));
    boolean two = t.at(i + 2).digits() == 2 && t.at(i + 2).value() < 60;
    return t.is(t.skipSpace(i + 3), Sort.AMPM)
        || (two && SpokenClockRules.beginsRange(t, i + 2))
        || before.is(Sort.PART)
        || before.is(Sort.RELPART)
        || before.is(Sort.AT)
        || before.isMark('@');
  }

  private static @Nullable Piece colon(Tokens t, int i, Token hour, Token minute) {
    int end = i + 3;
    if (t.isMark(end, ':') && t.at(end + 1).digits() == 2) {
      end += 2;
    }
    if ((t.isMark(end, ':') && t.is(end + 1, Sort.NUM)) || isScore(t, i)) {
      return null;
    }
    boolean zero = hour.digits() == 2 && hour.value() < 10;
    boolean full = zero || end > i + 3 || isAfterIsoDate(t, i);
    ClockSpec clock = new ClockSpec(
        hour.value(), minute.value(), Optional.empty(), full ? Style.FULL : Style.COLON);
    return half(t, i, end, clock);
  }

  private static boolean isScore(Tokens t, int i) {
    for (int back = 1; back <= 4; back++) {
      if (t.is(i - back, Sort.SCORE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAfterIsoDate(Tokens t, int i) {
    int day = t.before(i);
    char mark = t.at(day - 1).mark();
    return t.is(day, Sort.NUM)
        && (mark == '-' || mark == '/' || mark == '.')
        && t.isMark(day - 3, mark)
        && t.at(day - 4).digits() == 4;
  }

  private static Piece half(Tokens t, int i, int end, ClockSpec clock) {
    int mark = t.skipSpace(end);
    boolean letter = t.isMark(end, 'a') || t.isMark(end, 'p');
    if (letter && clock.style() == Style.COLON && clock.hour() <= 12) {
      return Piece.of(i, end + 1, clock.half(t.isMark(end, 'p')));
    }
    return t.is(mark, Sort.AMPM) && clock.hour() <= 12
        ? Piece.of(i, mark + 1, clock.half(t.at(mark).value() == 1))
        : t.is(mark, Sort.AMPM) ? Piece.of(i, mark + 1, clock.full()) : Piece.of(i, end, clock);
  }

  /** T14:00, right after a date. */
  private static @Nullable Piece iso(Tokens t, int i) {
    Token hour = t.at(i + 1);
    Token minute = t.at(i + 3);
    boolean shaped = t.is(i - 1, Sort.NUM)
        && hour.digits() == 2
        && hour.value() <= 24
        && t.isMark(i + 2, ':')
        && minute.digits() == 2
        && minute.value() < 60;
    if (!shaped) {
      return null;
    }
    boolean seconds = t.isMark(i + 4, ':') && t.at(i + 5).digits() == 2;
    boolean fraction = seconds && t.isMark(i + 6, '.') && t.at(i + 7).isInDigits();
    return Piece.of(
        i,
        fraction ? i + 8 : seconds ? i + 6 : i + 4,
        ClockSpec.spoken(hour.value(), minute.value()).full());
  }

  private static @Nullable Piece chinese(Tokens t, int i, Token hour) {
    Token mark = t.at(i + 1);
    if (mark.is(Sort.SHI)) {
      return hourMark(t, i, hour);
    }
    if (!mark.is(Sort.DIAN) || isOrdinal(t, i)) {
      return null;
    }
    boolean named = t.character(mark.to() - 1) == '钟';
    Piece exact = minutes(t, i, i + 2, hour.value());
    if (exact != null || named) {
      return exact != null ? exact : Piece.of(i, i + 2, ClockSpec.spoken(hour.value(), 0));
    }
    return bareHour(t, i, hour);
  }

  private static boolean isOrdinal(Tokens t, int i) {
    boolean points = "的几说讲提列述".indexOf(t.character(t.at(i).from() - 1)) >= 0;
    return points || t.is(i - 1, Sort.RANK) || (t.isMark(i - 1, '.') && t.is(i - 2, Sort.NUM));
  }

  private static @Nullable Piece bareHour(Tokens t, int i, Token hour) {
    ClockSpec clock = ClockSpec.spoken(hour.value(), 0);
    Token before = t.at(t.before(i));
    boolean part = before.is(Sort.PART) || before.is(Sort.RELPART);
    if (part) {
      return Piece.of(i, i + 2, clock);
    }
    char next = t.following(i + 2);
    Token after = t.at(i + 2);
    boolean alittle = hour.value() == 1 && !hour.isInDigits();
    if (alittle) {
      boolean free = before.is(Sort.WEEKDAY) || before.is(Sort.RELDAY) || before.is(Sort.HAO);
      return free && "都也儿点".indexOf(next) < 0 ? Piece.weak(i, i + 2, clock) : null;
    }
    boolean free = next < 0x80
        || "，。！？；、）".indexOf(next) >= 0
        || AFTER_HOUR.indexOf(next) >= 0
        || after.is(Sort.TO)
        || after.is(Sort.OR)
        || after.is(Sort.OK);
    return free ? Piece.of(i, i + 2, clock) : Piece.weak(i, i + 2, clock);
  }

  /** What follows 七点: 半, 一刻, 二十, 05分, 整, 差五分; null if nothing does. */
  private static @Nullable Piece minutes(Tokens t, int i, int at, int hour) {
    Token next = t.at(at);
    ClockSpec clock = ClockSpec.spoken(hour, 0);
    if (next.is(Sort.BAN)) {
      return Piece.of(i, at + 1, clock.plus(30));
    }
    if (next.is(Sort.ZHONG)) {
      return Piece.of(i, at + 1, clock);
    }
    if (next.is(Sort.CHA) || next.is(Sort.PASS)) {
      int minutes = minuteCount(t, at + 1);
      int sign = next.is(Sort.CHA) ? -1 : 1;
      return minutes > 0 ? Piece.of(i, at + 3, clock.plus(sign * minutes)) : null;
    }
    if (!next.isNumber(0, 59)) {
      return null;
    }
    int counted = minuteCount(t, at);
    if (counted >= 0) {
      return Piece.of(i, at + 2, clock.plus(counted));
    }
    boolean two = next.digits() == 2 || (!next.isInDigits() && next.to() - next.from() >= 2);
    boolean counts = t.is(at + 1, Sort.GE) || t.is(at + 1, Sort.UNIT) || isPerson(t, at + 1);
    return two && !counts ? Piece.of(i, at + 1, clock.plus(next.value())) : null;
  }

  private static boolean isPerson(Tokens t, int i) {
    return "人位名块元".indexOf(t.following(i)) >= 0 && t.following(i) != 0;
  }

  /** 五分, 一刻, 三刻 in minutes; -1 if it is neither. */
  private static int minuteCount(Tokens t, int i) {
    Token number = t.at(i);
    if (number.isNumber(0, 59) && t.is(i + 1, Sort.FEN)) {
      return number.value();
    }
    return number.isNumber(1, 3) && t.is(i + 1, Sort.KE) ? number.value() * 15 : -1;
  }

  /** 差一刻八点, 差五分八点. */
  private static @Nullable Piece beforeHour(Tokens t, int i) {
    int minutes = minuteCount(t, i + 1);
    Token hour = t.at(i + 3);
    boolean shaped = minutes > 0 && hour.isNumber(1, 24) && t.is(i + 4, Sort.DIAN);
    return shaped ? Piece.of(i, i + 5, ClockSpec.spoken(hour.value(), 0).plus(-minutes)) : null;
  }

  /** 14时30分, 14时; 时 alone is too common a character to trust without minutes. */
  private static @Nullable Piece hourMark(Tokens t, int i, Token hour) {
    Piece exact = minutes(t, i, i + 2, hour.value());
    if (exact != null) {
      return exact;
    }
    return Piece.weak(i, i + 2, ClockSpec.spoken(hour.value(), 0));
  }
}
