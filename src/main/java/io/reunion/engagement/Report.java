package io.reunion.engagement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts of twelve months; one that must not be told is empty.
 *
 * @param from the first day
 * @param to the last day, which is over: so two reports of one month are the same
 * @param total of all members
 * @param any how many took part in any way
 * @param rows of each group
 */
public record Report(LocalDate from, LocalDate to, Row total, Optional<Long> any, List<Row> rows) {
  /**
   * One group.
   *
   * @param group its name
   * @param size how many members are in it
   */
  public record Row(String group, Optional<Long> size, Map<Mode, Optional<Long>> counts) {}
}
