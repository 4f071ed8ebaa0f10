package io.reunion.language.when;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the conversation knows beforehand.
 *
 * @param expects what was asked for, so that a bare number may answer
 * @param order how 5/1 is read
 * @param day the day that is settled already; a time without a day is put on it
 * @param past whether moments that are over are as good as others, as in a search
 */
public record Hint(Expects expects, NumericOrder order, Optional<LocalDate> day, boolean past) {
  /** What the open question asks for. */
  public enum Expects {
    ANYTHING,
    DATE,
    TIME
  }

  /** The order of the day and the month in 5/1. */
  public enum NumericOrder {
    MONTH_FIRST,
    DAY_FIRST,
    /** Ask, unless a number above 12, a weekday, or Chinese words around it decide. */
    ASK
  }

  /** Nothing is known: 5/1 is asked about. */
  public static final Hint NONE =
      new Hint(Expects.ANYTHING, NumericOrder.ASK, Optional.empty(), false);

  /** For the language of a person or group: Chinese writes the month first, in English one has to ask. */
  public static Hint forLanguage(String language) {
    return language.startsWith("zh") ? NONE.withOrder(NumericOrder.MONTH_FIRST) : NONE;
  }

  public Hint expecting(Expects what) {
    return new Hint(what, order, day, past);
  }

  public Hint withOrder(NumericOrder newOrder) {
    return new Hint(expects, newOrder, day, past);
  }

  public Hint onDay(LocalDate settled) {
    return new Hint(expects, order, Optional.of(settled), past);
  }

  public Hint allowingPast() {
    return new Hint(expects, order, day, true);
  }
}
