package io.reunion.engagement;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many gave, as the office counts it.
 *
 * @param month the last of the twelve, as in {@code 2026-10}
 * @param total how many people
 * @param groups how many of them in each group, as {@link Grouping#key} names it
 */
public record Giving(String month, long total, Map<String, Long> groups) {
  public Giving {
    groups = Map.copyOf(groups);
  }

  /** How many in each group of one kind, by its name. */
  public Map<String, Long> of(Grouping by) {
    String kind = by.key("");
    return groups.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(kind))
        .collect(Collectors.toMap(
            entry -> entry.getKey().substring(kind.length()), Map.Entry::getValue));
  }

  static Giving none(String month) {
    return new Giving(month, 0, Map.of());
  }
}
