package io.reunion.language.when;

/** A year as written: 2027, or counted from this one: 明年. */
record Year(int number, boolean relative) {
  static Year of(int number) {
    return new Year(number < 100 ? 2000 + number : number, false);
  }

  static Year after(int years) {
    return new Year(years, true);
  }

  int from(int thisYear) {
    return relative ? thisYear + number : number;
  }
}
