package io.reunion.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A dialogue that is going on.
 *
 * @param name which dialogue, for example {@code event-new}
 * @param step the question that is open
 * @param answers what has been answered so far
 * @param interrupted the one that was going on when this one began, and goes on after it; that one has none
 */
public record Dialogue(
    String name, String step, Map<String, String> answers, Optional<Dialogue> interrupted) {
  public Dialogue {
    answers = Map.copyOf(answers);
  }

  public Dialogue(String name, String step, Map<String, String> answers) {
    this(name, step, answers, Optional.empty());
  }

  /** The same with one more answer, at the next step. */
  public Dialogue answered(String key, String answer, String nextStep) {
    Map<String, String> more = new HashMap<>(answers);
    more.put(key, answer);
    return new Dialogue(name, nextStep, more, interrupted);
  }

  public Dialogue at(String otherStep) {
    return new Dialogue(name, otherStep, answers, interrupted);
  }

  /** The same without one answer, back at its question. */
  public Dialogue reopened(String key) {
    Map<String, String> less = new HashMap<>(answers);
    less.remove(key);
    return new Dialogue(name, key, less, interrupted);
  }

  /** The same, with {@code other} to go on after it. */
  public Dialogue over(Dialogue other) {
    return new Dialogue(name, step, answers, Optional.of(other.alone()));
  }

  /** The same with nothing to go on after it. */
  public Dialogue alone() {
    return interrupted.isEmpty() ? this : new Dialogue(name, step, answers);
  }
}
