package io.reunion.language.when;

import io.reunion.language.when.Meaning.Piece;
import org.jspecify.annotations.Nullable;

/** Holidays, and days of the lunar calendar: 农历八月十五, 正月初一, 腊月廿三, 大年初二, 中秋, "Christmas Eve". */
final class LunarDateRules {
  private static final String PLACE = "路街村广道中小学新区站桥支";

  /** 春节初五 counts from the first day of the first month. */
  private static final String NEW_YEAR = "lunar 1-1";

  private LunarDateRules() {}

  static @Nullable Piece at(Tokens t, int i) {
    Token head = t.at(i);
    if (head.is(Sort.YEARSHIFT)) {
      int at = t.is(i + 1, Sort.DE) ? i + 2 : t.skipSpace(i + 1);
      return dated(t, i, at, Year.after(head.value()));
    }
    if (head.isNumber(2000, 2099) && t.is(i + 1, Sort.NIAN)) {
      return dated(t, i, t.skipSpace(i + 2), Year.of(head.value()));
    }
    int feast = t.find(i + 1, Sort.FEAST);
    if (head.is(Sort.SHIFT) && feast > 0 && t.character(head.from()) < 0x80) {
      return shifted(t, i, feast, head.value());
    }
    return dated(t, i, i, null);
  }

  /** "Last Christmas"; "next Christmas", which may be this year's. */
  private static @Nullable Piece shifted(Tokens t, int from, int i, int shift) {
    Piece coming = feast(t, from, i, shift < 0 ? Year.after(-1) : null);
    if (shift <= 0 || coming == null || !(coming.meaning() instanceof DaySpec.Holiday day)) {
      return coming;
    }
    DaySpec next = new DaySpec.Holiday(day.feast(), Year.after(1), false);
    return Piece.of(from, coming.to(), new DaySpec.Either(Ambiguity.Reason.YEAR, day, next));
  }

  private static @Nullable Piece dated(Tokens t, int from, int i, @Nullable Year year) {
    return switch (t.at(i).sort()) {
      case FEAST -> feast(t, from, i, year);
      case YEAR_PORTION ->
        year == null
            ? null
            : Piece.of(
                from, i + 1, new DaySpec.Month(MonthRef.named(12, year), DaySpec.Portion.END));
      case SMALL_YEAR ->
        isGreeting(t, i + 1) ? null : Piece.of(from, i + 1, new DaySpec.SmallYear(year));
      case LUNAR -> marked(t, from, t.skipSpace(i + 1), year);
      case LUNAR_MONTH -> ofMonth(t, from, i + 1, t.at(i).value(), false, year);
      case YEAR_OPENING -> ofMonth(t, from, i + 1, 1, false, year);
      case NUM -> initial(t, from, i, year);
      default -> null;
    };
  }

  private static @Nullable Piece feast(Tokens t, int from, int i, @Nullable Year year) {
    if (isGreeting(t, i + 1) || t.is(t.before(from), Sort.HAPPY)) {
      return null;
    }
    if (PLACE.indexOf(t.following(i + 1)) >= 0 && t.following(i + 1) != 0) {
      return null;
    }
    int period = t.skipSpace(i + 1);
    boolean several = t.is(period, Sort.PERIOD) || isLongHoliday(t, i);
    int end = t.is(period, Sort.PERIOD) ? period + 1 : i + 1;
    Token number = t.at(t.skipSpace(end));
    if (year == null && number.isNumber(2000, 2099) && number.digits() == 4) {
      return feast(t, from, i, Year.of(number.value())) == null
          ? null
          : Piece.of(
              from,
              t.skipSpace(end) + 1,
              new DaySpec.Holiday(
                  t.at(i).term().attached(Feast.class), Year.of(number.value()), several));
    }
    Feast feast = t.at(i).term().attached(Feast.class);
    if (t.is(end, Sort.CHU) && feast.rule().equals(NEW_YEAR)) {
      return ofMonth(t, from, end, 1, false, year);
    }
    return Piece.of(from, end, new DaySpec.Holiday(feast, year, several));
  }

  /** 十一假期 and its like are one word of the table. */
  private static boolean isLongHoliday(Tokens t, int i) {
    char last = t.character(t.at(i).to() - 1);
    return last == '假' || last == '期' || last == '间' || last == '周';
  }

  private static boolean isGreeting(Tokens t, int i) {
    return t.is(t.skipSpace(i), Sort.GREETING);
  }

  private static @Nullable Piece marked(Tokens t, int from, int i, @Nullable Year year) {
    boolean leap = t.is(i, Sort.LEAP);
    int at = leap ? i + 1 : i;
    Token month = t.at(at);
    if (month.is(Sort.LUNAR_MONTH)) {
      return ofMonth(t, from, at + 1, month.value(), leap, year);
    }
    if (!month.isNumber(1, 12)) {
      return null;
    }
    boolean plain = t.is(at + 1, Sort.YUE) || t.is(at + 1, Sort.MONTH_PORTION);
    return plain ? ofMonth(t, from, at + 2, month.value(), leap, year) : null;
  }

  /** 八月初三: only the lunar calendar counts its days so. The word list reads 月初 as one word. */
  private static @Nullable Piece initial(Tokens t, int from, int i, @Nullable Year year) {
    Token portion = t.at(i + 1);
    boolean initial = portion.is(Sort.MONTH_PORTION)
        && t.character(portion.to() - 1) == '初'
        && t.at(i).isNumber(1, 12);
    return initial ? ofMonth(t, from, i + 2, t.at(i).value(), false, year) : null;
  }

  private static @Nullable Piece ofMonth(
      Tokens t, int from, int i, int month, boolean leap, @Nullable Year year) {
    int at = t.is(i, Sort.CHU) ? i + 1 : i;
    Token day = t.at(at);
    if (!day.isNumber(1, 30) || (day.isInDigits() && t.is(at - 1, Sort.YEAR_OPENING))) {
      return null;
    }
    int end = t.is(at + 1, Sort.RI) || t.is(at + 1, Sort.HAO) ? at + 2 : at + 1;
    return Piece.of(from, end, new DaySpec.Lunar(month, day.value(), leap, year, true));
  }
}
