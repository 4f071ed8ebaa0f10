package io.reunion.language;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who comes along.
 *
 * @param seats all of them, the speaker included; empty if no number was told, or an uncertain one
 * @param change the number replaces an earlier one
 * @param more how many more than before, fewer if negative; 0 if none
 * @param guests the named ones besides the speaker
 * @param unread a number of people as it was written that none can be; no other is told then
 */
record Party(
    OptionalInt seats, boolean change, int more, List<String> guests, Optional<String> unread) {
  static final Party UNTOLD = new Party(OptionalInt.empty(), false, 0, List.of());

  /** More than any party has; a greater number is a price, a year or a joke. */
  static final int LARGEST = 99;

  Party(OptionalInt seats, boolean change, int more, List<String> guests) {
    this(seats, change, more, guests, Optional.empty());
  }

  boolean isTold() {
    return unread.isPresent() || seats.isPresent() || !guests.isEmpty() || more != 0;
  }
}
