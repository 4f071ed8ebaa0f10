package io.reunion.language.when;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Chinese calendar from 2000 to 2096, from a table. ICU's calendar is not used because it computes some new moons
 * on the wrong side of midnight: it begins 2027 on 7 February instead of the 6th, and 2030 on the 2nd instead of the 3rd.
 */
final class LunarCalendar {
  private record LunarYear(
      LocalDate start,
      int monthsBeforeLeap,
      List<Integer> lengths,
      MonthDay qingming,
      MonthDay solstice) {

    static LunarYear parse(String[] columns) {
      List<Integer> lengths =
          Arrays.stream(columns[2].split(" ", -1)).map(Integer::valueOf).toList();
      return new LunarYear(
          LocalDate.parse(columns[0]),
          Integer.parseInt(columns[1]),
          lengths,
          MonthDay.parse("--" + columns[3]),
          MonthDay.parse("--" + columns[4]));
    }

    /** The place of a month in the year, or -1 if the year has no such leap month. */
    int index(int month, boolean leap) {
      if (leap) {
        return month == monthsBeforeLeap ? month : -1;
      }
      return monthsBeforeLeap > 0 && month > monthsBeforeLeap ? month : month - 1;
    }
  }

  private static final Map<Integer, LunarYear> YEARS = read();

  private LunarCalendar() {}

  private static Map<Integer, LunarYear> read() {
    Map<Integer, LunarYear> years = new HashMap<>();
    for (String[] columns : Table.read("lunar.tsv")) {
      LunarYear year = LunarYear.parse(columns);
      years.put(year.start.getYear(), year);
    }
    return Map.copyOf(years);
  }

  /**
   * The common date of a lunar day, in the lunar year that begins in {@code year}. Day 30 of a month of 29 days is its
   * last one. Empty beyond the table, or if that year has no such leap month.
   */
  static Optional<LocalDate> day(int year, int month, boolean leap, int day) {
    LunarYear found = YEARS.get(year);
    int index = found == null ? -1 : found.index(month, leap);
    if (found == null || index < 0 || index >= found.lengths.size()) {
      return Optional.empty();
    }
    int before =
        found.lengths.subList(0, index).stream().mapToInt(Integer::intValue).sum();
    return Optional.of(found.start.plusDays(before + Math.min(day, found.lengths.get(index)) - 1));
  }

  static Optional<LocalDate> qingming(int year) {
    return Optional.ofNullable(YEARS.get(year)).map(found -> found.qingming.atYear(year));
  }

  static Optional<LocalDate> winterSolstice(int year) {
    return Optional.ofNullable(YEARS.get(year)).map(found -> found.solstice.atYear(year));
  }
}
