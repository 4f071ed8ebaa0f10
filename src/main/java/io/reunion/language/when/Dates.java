package io.reunion.language.when;

import java.time.LocalDate;
import java.time.Period;

/** From a day to another one, both included; often the same. */
record Dates(LocalDate first, LocalDate last) {
  static Dates on(LocalDate day) {
    return new Dates(day, day);
  }

  boolean isOne() {
    return first.equals(last);
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  Dates plus(Period period) {
    return new Dates(first.plus(period), last.plus(period));
  }
}
