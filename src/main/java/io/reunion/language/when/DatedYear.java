package io.reunion.language.when;

import org.jspecify.annotations.Nullable;

/** The year after a date, and the place after it; the place itself if there is none. */
record DatedYear(@Nullable Year year, int end) {
  static DatedYear at(Tokens t, int end) {
    int comma = t.isMark(end, ',') ? end + 1 : end;
    int at = t.isMark(comma, '-') ? comma + 1 : t.skipSpace(comma);
    Token year = t.at(at);
    boolean isYear = year.isNumber(1990, 2199) && year.digits() == 4 && !t.isMark(at + 1, ':');
    boolean hours = t.is(t.skipSpace(at + 1), Sort.UNIT);
    return isYear && !hours
        ? new DatedYear(Year.of(year.value()), at + 1)
        : new DatedYear(null, end);
  }
}
