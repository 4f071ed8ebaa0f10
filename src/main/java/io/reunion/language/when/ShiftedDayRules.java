package io.reunion.language.when;

import io.reunion.language.when.Lexicon.Unit;
import io.reunion.language.when.Meaning.Piece;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/** Days counted from another day: "the day before Christmas", "two days after Easter", 中秋节前一天, 国庆第二天. */
final class ShiftedDayRules {
  private static final int MOST = 60;
  private static final int LONGEST_HOLIDAY = 15;

  private ShiftedDayRules() {}

  /** English, where the count stands first. */
  static @Nullable Piece at(Tokens t, int i) {
    int head = t.is(i, Sort.THE) ? t.skipSpace(i + 1) : i;
    Piece holiday = Piece.longer(ranked(t, i, head), weekend(t, i, head));
    if (holiday != null) {
      return holiday;
    }
    int count = 1;
    int unit = head;
    if (t.is(head, Sort.ARTICLE) || t.at(head).isAnyNumber(1, MOST)) {
      count = t.is(head, Sort.ARTICLE) ? 1 : t.at(head).value();
      unit = t.skipSpace(head + 1);
    }
    int days = days(t, unit);
    int word = t.skipSpace(unit + 1);
    boolean weekday = unit == head && t.is(unit, Sort.WEEKDAY);
    boolean before = t.is(word, Sort.BY) && isBefore(t.at(word), t);
    boolean after = t.is(word, Sort.AFTER) && t.character(t.at(word).from()) == 'a';
    if ((days == 0 && !weekday) || !(before || after)) {
      return null;
    }
    Piece day = day(t, t.skipSpace(word + 1));
    if (day != null && weekday) {
      return beside(i, day.to(), t.at(unit).value(), day, before);
    }
    return day == null ? null : shifted(i, day.to(), day, before ? -days * count : days * count);
  }

  private static boolean isBefore(Token token, Tokens t) {
    return t.character(token.from()) == 'b' && token.to() - token.from() == "before".length();
  }

  private static int days(Tokens t, int i) {
    if (!t.is(i, Sort.UNIT)) {
      return 0;
    }
    Unit unit = t.at(i).term().attached(Unit.class);
    return unit == Unit.DAY ? 1 : unit == Unit.WEEK ? 7 : 0;
  }

  private static @Nullable Piece day(Tokens t, int i) {
    Piece named = Piece.longer(LunarDateRules.at(t, i), EnglishDateRules.at(t, i));
    return Piece.longer(named, WeekRules.at(t, i));
  }

  /** "The second day of the National Day holiday". */
  private static @Nullable Piece ranked(Tokens t, int i, int head) {
    Token rank = t.at(head);
    boolean counts = rank.is(Sort.ORDINAL) || rank.has(Token.TH);
    int unit = t.skipSpace(head + 1);
    int of = t.skipSpace(unit + 1);
    if (!counts || rank.value() > LONGEST_HOLIDAY || days(t, unit) != 1 || !t.is(of, Sort.OF)) {
      return null;
    }
    int named = t.skipSpace(of + 1);
    Piece day = LunarDateRules.at(t, t.is(named, Sort.THE) ? t.skipSpace(named + 1) : named);
    return day != null && day.meaning() instanceof DaySpec.Holiday
        ? shifted(i, day.to(), single(day), rank.value() - 1)
        : null;
  }

  /** The first day of a holiday of several. */
  private static Piece single(Piece day) {
    return day.meaning() instanceof DaySpec.Holiday holiday
        ? Piece.of(
            day.from(), day.to(), new DaySpec.Holiday(holiday.feast(), holiday.year(), false))
        : day;
  }

  /** "Thanksgiving weekend", "the weekend after Thanksgiving": the first one that follows. */
  private static @Nullable Piece weekend(Tokens t, int i, int head) {
    int at = t.skipSpace(head + 1);
    boolean after =
        t.is(head, Sort.WEEKEND) && t.is(at, Sort.AFTER) && t.character(t.at(at).from()) == 'a';
    Piece day = LunarDateRules.at(t, after ? t.skipSpace(at + 1) : head);
    int last = day == null ? head : t.skipSpace(day.to());
    boolean named = after || t.is(last, Sort.WEEKEND);
    if (day == null || !named || !(day.meaning() instanceof DaySpec.Holiday holiday)) {
      return null;
    }
    boolean monday = !after && holiday.feast().rule().endsWith("MONDAY");
    DaySpec first = new DaySpec.Beside(DayOfWeek.SATURDAY, holiday, monday);
    DaySpec second = DaySpec.Weekday.any(7);
    return Piece.of(i, after ? day.to() : last + 1, new DaySpec.Days(first, second));
  }

  private static @Nullable Piece shifted(int from, int to, Piece day, int days) {
    return day.meaning() instanceof DaySpec spec && Side.isSingle(spec)
        ? Piece.of(from, to, new DaySpec.Shifted(spec, days))
        : null;
  }

  private static int pastDe(Tokens t, int i) {
    int at = t.is(i, Sort.DE) ? i + 1 : i;
    return t.is(at, Sort.DE) ? at + 1 : at;
  }

  /** Past 第一个. */
  private static int afterFirst(Tokens t, int i) {
    boolean first = t.is(i, Sort.RANK) && t.at(i + 1).isNumber(1, 1) && t.is(i + 2, Sort.GE);
    return first ? i + 3 : i;
  }

  private static @Nullable Piece beside(int from, int to, int weekday, Piece day, boolean before) {
    boolean single = day.meaning() instanceof DaySpec spec && Side.isSingle(spec);
    return single && !(day.meaning() instanceof DaySpec.Weekday)
        ? Piece.of(
            from, to, new DaySpec.Beside(DayOfWeek.of(weekday), (DaySpec) day.meaning(), before))
        : null;
  }

  /** Chinese, where the count follows the day. */
  static Piece after(Tokens t, Piece day) {
    int word = t.is(day.to(), Sort.DE) ? day.to() + 1 : day.to();
    int named = afterFirst(t, pastDe(t, word + 1));
    boolean limit = t.is(word, Sort.AGO) || t.is(word, Sort.LATER);
    if (limit && t.is(named, Sort.WEEKDAY)) {
      int weekday = t.at(named).value();
      Piece near = beside(day.from(), named + 1, weekday, day, t.is(word, Sort.AGO));
      return near == null ? day : near;
    }
    boolean before = t.is(word, Sort.AGO);
    boolean rank = t.is(word, Sort.RANK);
    boolean counted = before || rank || t.is(word, Sort.LATER);
    Token number = t.at(word + 1);
    int days = days(t, word + 2);
    if (!counted || days == 0 || number.is(Sort.NUMBER) || !number.isNumber(1, MOST)) {
      return day;
    }
    int shift = rank ? number.value() - 1 : days * number.value() * (before ? -1 : 1);
    Piece shifted = shifted(day.from(), word + 3, rank ? single(day) : day, shift);
    return shifted == null ? day : shifted;
  }
}
