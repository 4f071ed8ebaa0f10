package io.reunion.language.when;

import org.jspecify.annotations.Nullable;

/**
 * A month as written.
 *
 * @param month 1 to 12; 0 where it is counted from the current one
 * @param offset months from the current one, where month is 0
 */
record MonthRef(int month, int offset, @Nullable Year year) {
  static MonthRef named(int month, @Nullable Year year) {
    return new MonthRef(month, 0, year);
  }

  static MonthRef shifted(int offset) {
    return new MonthRef(0, offset, null);
  }
}
