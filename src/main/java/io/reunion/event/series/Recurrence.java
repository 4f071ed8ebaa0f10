package io.reunion.event.series;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something takes place, on its own clock: the hour stays what it is when the offset changes.
 *
 * @param count of all occurrences, with the first
 */
public record Recurrence(Every every, int count) {
  public static final int MIN_COUNT = 2;
  public static final int MAX_COUNT = 60;

  /** From one occurrence to the next. */
  public enum Every {
    DAY,
    WEEK,
    TWO_WEEKS,
    /** The same day of the month, or its last where it has no such. */
    MONTH,
    /** The same weekday of the month: the second Wednesday, or the last where it was the fifth. */
    MONTH_WEEKDAY
  }

  private static final Pattern COUNT =
      Pattern.compile("(?:[×xX*]\\s*(\\d{1,2})|(\\d{1,2})\\s*(?:次|times))\\s*(?:次|times)?\\s*$");

  private static final List<Rule> RULES = List.of(
      new Rule(
          Every.TWO_WEEKS,
          "biweekly|fortnightly|every\\s+(?:two|2|second|other)\\s+weeks?|每两周|每2周|每二周|隔周",
          ""),
      new Rule(
          Every.MONTH_WEEKDAY,
          "monthly\\s+(?:by|on\\s+the\\s+same)?\\s*weekday|每月同一?(?:周几|星期)|每月按(?:周|星期)",
          ""),
      new Rule(Every.MONTH, "monthly|every\\s+month|每个?月", ""),
      new Rule(
          Every.WEEK, "every\\s+(?=mon|tue|wed|thu|fri|sat|sun)|每个?(?=(?:周|星期|礼拜)[一二三四五六日天])", ""),
      new Rule(Every.WEEK, "weekly|every\\s+week|每个?(?:周|星期|礼拜)", ""),
      new Rule(Every.DAY, "daily|every\\s+day|每天|每日", ""));

  private record Rule(Every every, Pattern words, String left) {
    Rule(Every every, String words, String left) {
      this(every, Pattern.compile(words, Pattern.CASE_INSENSITIVE), left);
    }
  }

  public Recurrence {
    if (count < MIN_COUNT || count > MAX_COUNT) {
      throw new IllegalArgumentException(
          "occurrences: " + count + " (expected: " + MIN_COUNT + " to " + MAX_COUNT + ")");
    }
  }

  /** What was said of repeating, and the words without it. */
  public record Read(Recurrence recurrence, String rest) {}

  /** {@code 每周三 19:30 × 6}, {@code weekly 6}, {@code every Wednesday 7 pm x6}; empty if nothing is said of repeating. */
  public static Optional<Read> read(String words) {
    for (Rule rule : RULES) {
      Matcher every = rule.words().matcher(words);
      if (every.find()) {
        String rest = (words.substring(0, every.start())
                + rule.left()
                + words.substring(every.end()))
            .strip();
        Matcher count = COUNT.matcher(rest);
        boolean counted = count.find();
        String number = counted
            ? Optional.ofNullable(count.group(1)).orElse(count.group(2))
            : rest.matches("\\d{1,2}") ? rest : "";
        int times = number == null || number.isEmpty() ? 0 : Integer.parseInt(number);
        return times < MIN_COUNT || times > MAX_COUNT
            ? Optional.empty()
            : Optional.of(new Read(
                new Recurrence(rule.every(), times),
                counted ? rest.substring(0, count.start()).strip() : ""));
      }
    }
    return Optional.empty();
  }

  /** Whether {@code words} speak of repeating at all. */
  public static boolean isMeant(String words) {
    String plain = words.toLowerCase(Locale.ROOT);
    return RULES.stream().anyMatch(rule -> rule.words().matcher(plain).find());
  }

  /** When the occurrences after {@code first} begin. */
  public List<Instant> after(Instant first, ZoneId zone) {
    ZonedDateTime start = first.atZone(zone);
    List<Instant> starts = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      starts.add(later(start, i).toInstant());
    }
    return starts;
  }

  private ZonedDateTime later(ZonedDateTime start, int steps) {
    return switch (every) {
      case DAY -> start.plusDays(steps);
      case WEEK -> start.plusWeeks(steps);
      case TWO_WEEKS -> start.plusWeeks(2L * steps);
      case MONTH -> start.plusMonths(steps);
      case MONTH_WEEKDAY -> start.with(sameWeekday(start.toLocalDate(), steps));
    };
  }

  private static LocalDate sameWeekday(LocalDate first, int months) {
    int week = (first.getDayOfMonth() + 6) / 7;
    DayOfWeek day = first.getDayOfWeek();
    LocalDate month = first.withDayOfMonth(1).plusMonths(months);
    return month.with(
        week > 4
            ? TemporalAdjusters.lastInMonth(day)
            : TemporalAdjusters.dayOfWeekInMonth(week, day));
  }
}
