package io.reunion.language.when;

import io.reunion.language.when.DaySpec.Week;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a phrase takes over from the one before it in a list, or from the conversation. */
final class Inheritance {
  private Inheritance() {}

  /** "2pm or 4pm on Saturday": the first takes the day of the second. */
  static List<Phrase> forward(List<Phrase> phrases) {
    List<Phrase> result = new ArrayList<>(phrases);
    for (int i = phrases.size() - 1; i > 0; i--) {
      Phrase next = result.get(i);
      Phrase before = phrases.get(i - 1);
      DaySpec day = next.start().day();
      boolean lists = before.equals(next.continues()) && next.start().clock() != null;
      if (lists && before.isClockOnly() && day != null && Side.isSingle(day)) {
        result.set(i - 1, before.startingOn(day));
      }
    }
    return result;
  }

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
