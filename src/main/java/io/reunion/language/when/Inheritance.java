package io.reunion.language.when;

import io.reunion.language.when.DaySpec.Week;
import org.jspecify.annotations.Nullable;

/** What a phrase takes over from the one before it in a list, or from the conversation. */
final class Inheritance {
  private Inheritance() {}

  static Side start(Phrase phrase, Hint hint, Choices choices) {
    Side own = phrase.start();
    Phrase before = phrase.continues();
    if (before != null && own.day() == null && phrase.isClockOnly() && phrase.zone() == null) {
      Side listed = before.start();
      if (listed.day() != null && listed.clock() != null) {
        choices.assume(Assumption.DAY);
        PartOfDay part = own.part() == null && takesPart(own) ? listed.part() : own.part();
        return new Side(listed.day(), listed.check(), part, own.clock());
      }
    }
    if (own.day() instanceof DaySpec.Weekday weekday
        && weekday.week() == Week.ANY
        && before != null) {
      return own.day() == null ? own : withWeek(own, weekday, before.start().day());
    }
    if (own.day() == null && own.clock() != null && hint.day().isPresent()) {
      choices.assume(Assumption.DAY);
      java.time.LocalDate day = hint.day().get();
      return own.onDay(
          new DaySpec.Date(Year.of(day.getYear()), day.getMonthValue(), day.getDayOfMonth()));
    }
    return own;
  }

  private static boolean takesPart(Side side) {
    return side.clock() != null && side.clock().afternoon().isEmpty();
  }

  /** 下周六或周日: both next week. */
  private static Side withWeek(Side own, DaySpec.Weekday weekday, @Nullable DaySpec listed) {
    if (!(listed instanceof DaySpec.Weekday before) || before.week() == Week.ANY) {
      return own;
    }
    DaySpec day = new DaySpec.Weekday(weekday.day(), before.week(), before.weeks());
    return new Side(day, own.check(), own.part(), own.clock());
  }
}
