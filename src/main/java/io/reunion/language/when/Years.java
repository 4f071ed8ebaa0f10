package io.reunion.language.when;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a date the year that was said apart from it: 明年校庆是5月4号, "May 4 next year". */
final class Years {
  /** How many words may lie between the two. */
  private static final int FARTHEST = 12;

  private Years() {}

  static List<Phrase> spread(Tokens t, List<Phrase> phrases) {
    List<Phrase> result = new ArrayList<>(phrases.size());
    int used = 0;
    for (Phrase phrase : phrases) {
      Token year = said(t, phrase, used);
      DaySpec day = phrase.start().day();
      DaySpec dated = year == null || day == null ? null : inYear(day, Year.after(year.value()));
      result.add(dated == null ? phrase : phrase.startingOn(dated));
      used = phrase.to();
    }
    return result;
  }

  private static @Nullable Token said(Tokens t, Phrase phrase, int used) {
    int after = t.skipSpace(phrase.to());
    after = t.isMark(after, ',') ? t.skipSpace(after + 1) : after;
    if (t.is(after, Sort.YEARSHIFT)) {
      return t.at(after);
    }
    for (int i = phrase.from() - 1; i >= Math.max(used, phrase.from() - FARTHEST); i--) {
      Token token = t.at(i);
      if (token.is(Sort.YEARSHIFT)) {
        return token;
      }
      boolean ends = token.mark() != 0 && "。！？；!?;".indexOf(token.mark()) >= 0;
      if (ends || token.is(Sort.LINE)) {
        return null;
      }
    }
    return null;
  }

  private static @Nullable DaySpec inYear(DaySpec day, Year year) {
    if (day instanceof DaySpec.Date date && date.year() == null) {
      return new DaySpec.Date(year, date.month(), date.day());
    }
    if (day instanceof DaySpec.Slash slash && slash.year() == null) {
      return new DaySpec.Slash(slash.first(), slash.second(), year);
    }
    if (day instanceof DaySpec.Holiday feast && feast.year() == null) {
      return new DaySpec.Holiday(feast.feast(), year, feast.period());
    }
    if (day instanceof DaySpec.Month month && isOpen(month.month())) {
      return new DaySpec.Month(MonthRef.named(month.month().month(), year), month.portion());
    }
    if (day instanceof DaySpec.Nth nth && isOpen(nth.month())) {
      MonthRef month = MonthRef.named(nth.month().month(), year);
      return new DaySpec.Nth(nth.rank(), nth.day(), month);
    }
    return null;
  }

  private static boolean isOpen(MonthRef month) {
    return month.month() > 0 && month.year() == null;
  }
}
