package io.reunion.language.when;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the word list.
 *
 * @param value a number, or the ordinal of an enum constant, as the sort has it
 * @param weak also an ordinary word, so that it needs support
 * @param notBefore characters that must not follow
 * @param attached what else the sort carries: a {@link Feast}, a {@link ZoneName}, a {@link PartOfDay}, a unit
 */
record Term(
    Sort sort,
    int value,
    boolean weak,
    String notBefore,
    @Nullable Object attached) {
  static Term of(Sort sort, int value, Object attached) {
    return new Term(sort, value, false, "", attached);
  }

  <T> T attached(Class<T> type) {
    return Objects.requireNonNull(type.cast(attached), "nothing attached to " + sort);
  }
}
