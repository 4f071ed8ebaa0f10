package io.reunion.language.when;

import io.reunion.language.when.DaySpec.Week;
import io.reunion.language.when.Lexicon.Unit;
import io.reunion.language.when.Meaning.Piece;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/** Days told from today and from the week: 明晚, 后天, 下周五, 周末, "next Fri", "a week from Friday". */
final class WeekRules {
  private WeekRules() {}

  static @Nullable Piece at(Tokens t, int i) {
    Token head = t.at(i);
    return switch (head.sort()) {
      case RELDAY -> relative(t, i, head);
      case RELPAIR ->
        Piece.of(
            i,
            i + 1,
            new DaySpec.Days(
                new DaySpec.Relative(head.value()), new DaySpec.Relative(head.value() + 1)));
      case RELPART ->
        Piece.of(
            i,
            i + 1,
            new Meaning.DayAndPart(
                new DaySpec.Relative(head.value()), head.term().attached(PartOfDay.class)));
      case NEXTDAY -> Piece.weak(i, i + 1, new DaySpec.Following());
      case WEEKDAY -> weekday(t, i, head);
      case WEEKEND -> weekend(t, i, head);
      case SHIFT -> shifted(t, i, head);
      case THE -> Piece.longer(theWeekend(t, i), afterNext(t, i, t.skipSpace(i + 1)));
      case UNIT -> afterNext(t, i, i);
      case WEEK_OF -> weekOf(t, i);
      case NUM, NUMBER, ARTICLE -> weeksFrom(t, i, head);
      default -> null;
    };
  }

  /** "Tomorrow week" is a week after tomorrow. */
  private static Piece relative(Tokens t, int i, Token head) {
    boolean week = t.is(i + 1, Sort.SPACE) && isUnit(t, i + 2, Unit.WEEK);
    if (week && head.value() >= 0 && t.character(t.at(i + 2).to() - 1) == 'k') {
      return Piece.of(i, i + 3, new DaySpec.Relative(head.value() + 7));
    }
    return Piece.of(i, i + 1, new DaySpec.Relative(head.value()));
  }

  private static boolean isUnit(Tokens t, int i, Unit unit) {
    return t.is(i, Sort.UNIT) && t.at(i).term().attached(Unit.class) == unit;
  }

  private static Piece weekday(Tokens t, int i, Token head) {
    boolean week = t.is(i + 1, Sort.SPACE) && isUnit(t, i + 2, Unit.WEEK);
    if (week && t.character(t.at(i + 2).to() - 1) == 'k') {
      DayOfWeek day = DayOfWeek.of(head.value());
      return Piece.of(i, i + 3, new DaySpec.Weekday(day, Week.WEEKS_FROM, 1));
    }
    int next = t.is(t.skipSpace(i + 1), Sort.AFTER) ? t.skipSpace(t.skipSpace(i + 1) + 1) : -1;
    if (next > 0 && t.is(next, Sort.SHIFT) && t.at(next).value() == 1) {
      DayOfWeek day = DayOfWeek.of(head.value());
      return Piece.of(i, next + 1, new DaySpec.Weekday(day, Week.AFTER_NEXT, 0));
    }
    Piece several = toWeekday(t, i, head);
    if (several != null) {
      return several;
    }
    Token end = t.at(next);
    boolean open =
        next > 0 && (end.is(Sort.EDGE) || (end.mark() != 0 && ".,;!?)".indexOf(end.mark()) >= 0));
    if (open) {
      DayOfWeek named = DayOfWeek.of(head.value());
      return Piece.of(i, next - 1, new DaySpec.Weekday(named, Week.AFTER_NEXT, 0));
    }
    DaySpec day = DaySpec.Weekday.any(head.value());
    return head.term().weak() ? Piece.weak(i, i + 1, day) : Piece.of(i, i + 1, day);
  }

  /** 周一至五, 周六、日. */
  private static @Nullable Piece toWeekday(Tokens t, int i, Token head) {
    boolean link = t.is(i + 1, Sort.TO)
        || t.isMark(i + 1, '-')
        || t.isMark(i + 1, '、')
        || t.isMark(i + 1, '/');
    Token last = t.at(i + 2);
    boolean number = last.isNumber(1, 7) && !last.isInDigits();
    if (!isHan(t, i) || !link || !(number || last.is(Sort.RI))) {
      return null;
    }
    int day = number ? last.value() : 7;
    boolean span = t.is(i + 1, Sort.TO) || t.isMark(i + 1, '-') || day == head.value() + 1;
    boolean free = !t.is(i + 3, Sort.DIAN) && !t.is(i + 3, Sort.GE) && !t.is(i + 3, Sort.YUE);
    return span && free
        ? Piece.of(
            i, i + 3, new DaySpec.Days(DaySpec.Weekday.any(head.value()), DaySpec.Weekday.any(day)))
        : null;
  }

  private static @Nullable Piece weekend(Tokens t, int i, Token head) {
    if (t.is(t.skipSpace(i + 1), Sort.GREETING)) {
      return null;
    }
    DaySpec spec = new DaySpec.Weekend(Week.ANY, 0);
    return head.term().weak() ? Piece.weak(i, i + 1, spec) : Piece.of(i, i + 1, spec);
  }

  private static @Nullable Piece theWeekend(Tokens t, int i) {
    int at = t.find(i + 1, Sort.WEEKEND);
    int next = at < 0 ? -1 : t.skipSpace(t.skipSpace(at + 1) + 1);
    if (at > 0 && t.is(t.skipSpace(at + 1), Sort.OF)) {
      Piece days = EnglishDateRules.at(t, next);
      return days == null ? null : Piece.of(i, days.to(), days.meaning());
    }
    if (at > 0 && t.is(t.skipSpace(at + 1), Sort.AFTER) && t.is(next, Sort.SHIFT)) {
      return Piece.of(i, next + 1, new DaySpec.Weekend(Week.AFTER_NEXT, 0));
    }
    return at < 0 ? null : Piece.of(i, at + 1, new DaySpec.Weekend(Week.ANY, 0));
  }

  /** "The week after next". */
  private static @Nullable Piece afterNext(Tokens t, int from, int i) {
    int after = t.skipSpace(i + 1);
    int next = t.skipSpace(after + 1);
    boolean shaped = isUnit(t, i, Unit.WEEK) && t.is(after, Sort.AFTER) && t.is(next, Sort.SHIFT);
    return shaped && t.at(next).value() == 1
        ? Piece.of(from, next + 1, new DaySpec.WholeWeek(2, false))
        : null;
  }

  private static @Nullable Piece weekOf(Tokens t, int i) {
    int at = t.skipSpace(i + 1);
    Piece day = Piece.longer(EnglishDateRules.at(t, at), NumericDateRules.at(t, at));
    return day == null || !(day.meaning() instanceof DaySpec spec) || !Side.isSingle(spec)
        ? null
        : Piece.of(i, day.to(), new DaySpec.WeekOf(spec));
  }

  private static boolean isHan(Tokens t, int i) {
    return t.character(t.at(i).from()) >= 0x3400;
  }

  private static @Nullable Piece shifted(Tokens t, int i, Token head) {
    int at = t.skipSpace(i + 1);
    Token next = t.at(at);
    boolean counted = isHan(t, i) || Math.abs(head.value()) > 1;
    Week week = counted ? Week.COUNTED : english(head.value());
    Piece several = next.is(Sort.WEEKDAY) ? toWeekday(t, at, next) : null;
    if (several != null && several.meaning() instanceof DaySpec.Days days) {
      DaySpec first = new DaySpec.Weekday(DayOfWeek.of(next.value()), week, head.value());
      return Piece.of(i, several.to(), new DaySpec.Days(first, days.last()));
    }
    return switch (next.sort()) {
      case WEEKDAY ->
        Piece.of(
            i,
            at + 1,
            new DaySpec.Weekday(DayOfWeek.of(next.value()), week, counted ? head.value() : 0));
      case WEEKEND ->
        t.is(at + 1, Sort.GREETING)
            ? null
            : Piece.of(i, at + 1, new DaySpec.Weekend(week, counted ? head.value() : 0));
      case UNIT ->
        isUnit(t, at, Unit.WEEK)
            ? Piece.of(i, at + 1, new DaySpec.WholeWeek(head.value(), false))
            : null;
      default -> null;
    };
  }

  private static Week english(int shift) {
    return shift == 0 ? Week.THIS : shift > 0 ? Week.NEXT : Week.LAST;
  }

  /** "A week from Friday", "two weeks from tomorrow", "a week today". */
  private static @Nullable Piece weeksFrom(Tokens t, int i, Token head) {
    int unit = t.skipSpace(i + 1);
    int weeks = head.is(Sort.ARTICLE) ? 1 : head.isAnyNumber(1, 52) ? head.value() : 0;
    int later = t.skipSpace(unit + 1);
    if (weeks > 0 && t.is(unit, Sort.WEEKDAYS) && t.is(later, Sort.LATER)) {
      DayOfWeek day = DayOfWeek.of(t.at(unit).value());
      return Piece.of(i, later + 1, new DaySpec.Weekday(day, Week.WEEKS_FROM, weeks - 1));
    }
    boolean fortnight = isUnit(t, unit, Unit.FORTNIGHT);
    if (weeks == 0 || !(fortnight || isUnit(t, unit, Unit.WEEK))) {
      return null;
    }
    weeks *= fortnight ? 2 : 1;
    int from = t.skipSpace(unit + 1);
    boolean on = t.is(from, Sort.CUE) && t.character(t.at(from).from() + 1) == 'n';
    int at = t.is(from, Sort.FROM) || on ? t.skipSpace(from + 1) : from;
    Token day = t.at(at);
    if (day.is(Sort.RELDAY) && day.value() >= 0) {
      return Piece.of(i, at + 1, new DaySpec.Relative(7 * weeks + day.value()));
    }
    boolean weekday = day.is(Sort.WEEKDAY) && at > from;
    return weekday
        ? Piece.of(
            i, at + 1, new DaySpec.Weekday(DayOfWeek.of(day.value()), Week.WEEKS_FROM, weeks))
        : null;
  }
}
