package io.reunion.language.when;

import io.reunion.language.when.Meaning.Piece;
import org.jspecify.annotations.Nullable;

/** Times in English words, and bare hours: "half past seven", "quarter to 8", "seven thirty", "at 7", "2-5pm". */
final class SpokenClockRules {
  private SpokenClockRules() {}

  static @Nullable Piece at(Tokens t, int i) {
    Token head = t.at(i);
    return switch (head.sort()) {
      case HALF -> halfPast(t, i);
      case QUARTER -> fromHour(t, i, 15);
      case NUM, NUMBER -> hour(t, i, head);
      default -> null;
    };
  }

  private static boolean isHour(Token token) {
    return token.isAnyNumber(1, 12)
        && !token.has(Token.TH)
        && (token.isInDigits() || token.is(Sort.NUMBER));
  }

  private static Piece half(Tokens t, int i, int end, ClockSpec clock) {
    int mark = t.skipSpace(end);
    return t.is(mark, Sort.AMPM)
        ? Piece.of(i, mark + 1, clock.half(t.at(mark).value() == 1))
        : Piece.of(i, end, clock);
  }

  /** "Half past seven", and "half seven" as the British say it. */
  private static @Nullable Piece halfPast(Tokens t, int i) {
    int past = t.find(i + 1, Sort.PAST);
    int at = t.skipSpace(past < 0 ? i + 1 : past + 1);
    if (!isHour(t.at(at)) || t.is(at - 1, Sort.MARK)) {
      return null;
    }
    ClockSpec clock = ClockSpec.spoken(t.at(at).value(), 30);
    if (past >= 0) {
      return half(t, i, at + 1, clock);
    }
    return isFollowed(t, at + 1) ? half(t, i, at + 1, clock) : null;
  }

  /** "Quarter past seven", "ten to eight", "twenty minutes past six". */
  private static @Nullable Piece fromHour(Tokens t, int i, int minutes) {
    int at = t.skipSpace(i + 1);
    if (t.is(at, Sort.UNIT)) {
      at = t.skipSpace(at + 1);
    }
    boolean to = t.is(at, Sort.TO) && t.character(t.at(at).to() - 1) == 'o';
    boolean past = t.is(at, Sort.PAST) || (t.is(at, Sort.AFTER) && minutes % 5 == 0);
    int hour = t.skipSpace(at + 1);
    if ((to || past) && (t.is(hour, Sort.NOON) || t.is(hour, Sort.MIDNIGHT))) {
      int base = t.is(hour, Sort.NOON) ? 12 * 60 : to ? 24 * 60 : 0;
      int total = base + (to ? -minutes : minutes);
      return Piece.of(i, hour + 1, ClockSpec.spoken(total / 60, total % 60).full());
    }
    if (!(to || past) || !isHour(t.at(hour))) {
      return null;
    }
    ClockSpec clock = ClockSpec.spoken(t.at(hour).value(), 0);
    return half(t, i, hour + 1, clock.plus(to ? -minutes : minutes));
  }

  private static @Nullable Piece hour(Tokens t, int i, Token head) {
    if (!head.isAnyNumber(1, 59) || head.has(Token.TH) || isPartOfNumber(t, i)) {
      return null;
    }
    Piece counted = minutesFirst(t, i, head);
    if (counted == null && !head.isInDigits() && head.isNumber(1, 24) && beginsRange(t, i)) {
      return Piece.of(i, i + 1, ClockSpec.spoken(head.value(), 0));
    }
    if (counted != null || !isHour(head)) {
      return counted;
    }
    int mark = t.skipSpace(i + 1);
    ClockSpec clock = ClockSpec.spoken(head.value(), 0);
    if (t.is(mark, Sort.OCLOCK)) {
      return half(t, i, mark + 1, clock);
    }
    if (t.is(mark, Sort.AMPM)) {
      return half(t, i, i + 1, clock);
    }
    int ish = t.isMark(i + 1, '-') ? i + 2 : i + 1;
    if (t.is(ish, Sort.APPROX_AFTER) && t.character(t.at(ish).from()) == 'i') {
      return half(t, i, ish + 1, clock).about(true, ish + 1);
    }
    Piece worded = head.is(Sort.NUMBER) ? worded(t, i, head) : null;
    return worded != null ? worded : bare(t, i, clock);
  }

  private static boolean isPartOfNumber(Tokens t, int i) {
    boolean decimal = t.isMark(i + 1, '.') && t.is(i + 2, Sort.NUM);
    return decimal || t.isMark(i + 1, ':') || t.isMark(i + 1, '%') || t.isMark(i + 1, '/');
  }

  /** "Twenty past six"; in words also "ten to eight", which in digits is a range. */
  private static @Nullable Piece minutesFirst(Tokens t, int i, Token head) {
    int at = t.skipSpace(i + 1);
    boolean minutes = t.is(at, Sort.UNIT);
    int word = minutes ? t.skipSpace(at + 1) : at;
    boolean after =
        t.is(word, Sort.AFTER) && t.is(t.skipSpace(t.skipSpace(word + 1) + 1), Sort.AMPM);
    boolean past = t.is(word, Sort.PAST) || after;
    boolean fives = head.value() % 5 == 0 && head.value() <= 25;
    boolean range = t.is(t.before(i), Sort.FROM) || t.is(t.before(i), Sort.BETWEEN);
    boolean to = (head.is(Sort.NUMBER) || minutes) && fives && !range;
    return past || to ? fromHour(t, i, head.value()) : null;
  }

  /** "Seven thirty". */
  private static @Nullable Piece worded(Tokens t, int i, Token head) {
    int at = t.skipSpace(i + 1);
    Token minute = t.at(at);
    boolean shaped = minute.is(Sort.NUMBER)
        && minute.value() % 5 == 0
        && minute.value() >= 10
        && minute.value() < 60;
    return shaped && isFollowed(t, at + 1)
        ? half(t, i, at + 1, ClockSpec.spoken(head.value(), minute.value()))
        : null;
  }

  /** A bare hour: it begins a range whose end is marked, or its neighbours make it a time. */
  private static @Nullable Piece bare(Tokens t, int i, ClockSpec clock) {
    if (beginsRange(t, i)) {
      return Piece.of(i, i + 1, clock);
    }
    if (isTillLate(t, i + 1)) {
      return Piece.of(i, i + 1, clock.half(true));
    }
    int half = arrivalHalf(t, i + 1);
    if (half >= 0) {
      return Piece.of(i, i + 1, clock.half(half == 1));
    }
    if (!isFollowed(t, i + 1)) {
      return null;
    }
    Token before = t.at(t.before(i));
    boolean counted = t.is(t.before(t.before(i)), Sort.NUM);
    if (isCue(before, counted) || isBesideDay(t, i, before)) {
      return Piece.of(i, i + 1, clock);
    }
    boolean weak =
        before.is(Sort.WEEKDAY) || before.is(Sort.FROM) || before.is(Sort.TO) || before.isMark('-');
    return weak ? Piece.weak(i, i + 1, clock) : null;
  }

  /** "At 7", "around 7", "by 7", but not "3 by 7". */
  private static boolean isCue(Token before, boolean counted) {
    return switch (before.sort()) {
      case AT, APPROX -> true;
      case BY, AFTER -> !counted;
      default -> before.isMark('@');
    };
  }

  /** "8 'til late". */
  private static boolean isTillLate(Tokens t, int end) {
    int at = t.skipSpace(end);
    int till = t.isMark(at, '\'') ? at + 1 : at;
    int late = t.skipSpace(till + 1);
    return t.is(till, Sort.TO)
        && t.at(till).value() == 1
        && t.is(late, Sort.BOUNDARY)
        && t.character(t.at(late).from()) == 'l';
  }

  /** Come at 7 for 7.30pm: 1 for pm, 0 for am, of the time after "for"; -1 if there is none. */
  private static int arrivalHalf(Tokens t, int end) {
    int word = t.skipSpace(end);
    int at = t.skipSpace(word + 1);
    if (!t.is(word, Sort.FOR) || !t.at(at).isNumber(1, 12)) {
      return -1;
    }
    boolean minutes = t.isMark(at + 1, ':') || t.isMark(at + 1, '.');
    int mark = t.skipSpace(minutes ? at + 3 : at + 1);
    return t.is(mark, Sort.AMPM) ? t.at(mark).value() : -1;
  }

  /** "Tomorrow 7", "7 tonight", "7 in the evening". */
  private static boolean isBesideDay(Tokens t, int i, Token before) {
    Token after = t.at(t.skipSpace(i + 1));
    boolean part = before.is(Sort.RELPART) || before.is(Sort.PART);
    boolean day = before.is(Sort.RELDAY)
        || after.is(Sort.RELDAY)
        || after.is(Sort.RELPART)
        || isInPart(t, after);
    boolean spaced = t.is(i - 1, Sort.SPACE) || t.is(i - 1, Sort.EDGE);
    return part || (day && spaced);
  }

  /** "In the evening", "at night". */
  private static boolean isInPart(Tokens t, Token after) {
    char second = t.character(after.from() + 1);
    return after.is(Sort.PART)
        && (second == 'n' || second == 't')
        && after.to() - after.from() >= 8;
  }

  /** "2-5pm", "between 6 and 8 pm", 7-9点: the number before a marked end. */
  static boolean beginsRange(Tokens t, int i) {
    int link = t.skipSpace(i + 1);
    boolean between = t.is(link, Sort.AND) && t.is(t.before(i), Sort.BETWEEN);
    if (!t.isMark(link, '-') && !t.is(link, Sort.TO) && !between) {
      return false;
    }
    int end = t.skipSpace(link + 1);
    Token last = t.at(end);
    if (!last.isAnyNumber(1, 24) || last.has(Token.TH)) {
      return false;
    }
    boolean minutes = t.isMark(end + 1, ':') || t.isMark(end + 1, '.');
    int mark = t.skipSpace(minutes ? end + 3 : end + 1);
    return t.is(mark, Sort.AMPM) || (t.is(end + 1, Sort.DIAN) && isClockPoint(t, end));
  }

  private static boolean isClockPoint(Tokens t, int end) {
    Piece clock = ClockRules.at(t, end);
    return clock != null && !clock.weak();
  }

  /** Whether what follows a bare hour leaves it a time: no thing that it could count, no street. */
  private static boolean isFollowed(Tokens t, int end) {
    int at = t.skipSpace(end);
    Token next = t.at(at);
    boolean adjacent = at == end;
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
          WEEKDAYS,
          PART,
          RELDAY,
          RELPART,
          SHIFT,
          THE,
          SHARP,
          IN,
          AMPM,
          APPROX_AFTER,
          ONWARDS,
          ZONE,
          EVERY,
          MEAL,
          MONTH,
          EVERYDAY -> true;
      case MARK -> ".,;!?)-&(".indexOf(next.mark()) >= 0;
      case WORD -> !adjacent && Followers.isFunctionWord(t, next);
      default -> false;
    };
  }
}
