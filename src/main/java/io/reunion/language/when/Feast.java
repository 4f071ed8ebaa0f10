package io.reunion.language.when;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.function.IntFunction;

/** A holiday: its rule in the table, and its day in a year, empty beyond the lunar table. */
record Feast(String rule, IntFunction<Optional<LocalDate>> days) {
  Optional<LocalDate> in(int year) {
    return days.apply(year);
  }

  /** Reads the first column of the table of holidays. */
  static Feast parse(String rule) {
    String[] words = rule.split(" ", -1);
    return switch (words[0]) {
      case "fixed" -> new Feast(rule, fixed(pair(words[1])));
      case "lunar" -> new Feast(rule, lunar(pair(words[1])));
      case "nth" ->
        new Feast(
            rule,
            nth(
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                DayOfWeek.valueOf(words[3])));
      case "easter" -> new Feast(rule, easterPlus(Integer.parseInt(words[1])));
      case "term" -> new Feast(rule, term(words[1].equals("QINGMING")));
      default ->
        throw new IllegalArgumentException(
            "holiday rule: " + rule + " (expected: fixed, lunar, nth, easter, term)");
    };
  }

  private static int[] pair(String monthDay) {
    int dash = monthDay.indexOf('-');
    return new int[] {
      Integer.parseInt(monthDay.substring(0, dash)), Integer.parseInt(monthDay.substring(dash + 1))
    };
  }

  private static IntFunction<Optional<LocalDate>> fixed(int[] day) {
    return year -> Optional.of(LocalDate.of(year, day[0], day[1]));
  }

  /** The last days of a lunar year fall into the next common year: 除夕 of 2027 ends the lunar year 2026. */
  private static IntFunction<Optional<LocalDate>> lunar(int[] day) {
    return year -> {
      Optional<LocalDate> same = LunarCalendar.day(year, day[0], false, day[1]);
      if (day[0] < 11 || same.map(LocalDate::getYear).filter(y -> y == year).isPresent()) {
        return same;
      }
      return LunarCalendar.day(year - 1, day[0], false, day[1]);
    };
  }

  private static IntFunction<Optional<LocalDate>> nth(int month, int rank, DayOfWeek day) {
    return year -> Optional.of(
        LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(rank, day)));
  }

  private static IntFunction<Optional<LocalDate>> term(boolean qingming) {
    return year -> qingming ? LunarCalendar.qingming(year) : LunarCalendar.winterSolstice(year);
  }

  private static IntFunction<Optional<LocalDate>> easterPlus(int days) {
    return year -> Optional.of(easter(year).plusDays(days));
  }

  /** Easter Sunday of the Gregorian calendar, by the anonymous algorithm that Meeus gives. */
  private static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int rest = year % 100;
    int epact =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int position = epact + weekday - 7 * late + 114;
    return LocalDate.of(year, position / 31, position % 31 + 1);
  }
}
