package io.reunion.language.when;

import io.reunion.language.when.Ambiguity.Reason;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The open questions of one phrase. A phrase is read once with the likeliest answer to each; then, for each question,
 * once more for each other answer, so that every alternative is a reading made by the same rules.
 */
final class Choices {
  private final @Nullable Reason forced;
  private final int index;
  private final Map<Reason, Integer> open = new EnumMap<>(Reason.class);
  private final Set<Assumption> assumed = EnumSet.noneOf(Assumption.class);

  private Choices(@Nullable Reason forced, int index) {
    this.forced = forced;
    this.index = index;
  }

  /** Answers every question with the likeliest. */
  static Choices likeliest() {
    return new Choices(null, 0);
  }

  /** Answers one question with its answer number {@code index}. */
  static Choices forcing(Reason reason, int index) {
    return new Choices(reason, index);
  }

  /** Asks: the likeliest answer stands first. A single answer is only flagged. */
  <T> T pick(Reason reason, List<T> answers) {
    open.merge(reason, answers.size(), Math::max);
    return answers.get(reason == forced ? Math.min(index, answers.size() - 1) : 0);
  }

  void assume(Assumption assumption) {
    assumed.add(assumption);
  }

  /** The questions that came up, with the number of answers to each. */
  Map<Reason, Integer> open() {
    return open;
  }

  Set<Assumption> assumed() {
    return assumed;
  }
}
