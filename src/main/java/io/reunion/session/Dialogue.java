package io.reunion.session;

import java.util.HashMap;
import java.util.Map;

/**
 * A dialogue that is going on.
 *
 * @param name which dialogue, for example {@code event-new}
 * @param step the question that is open
 * @param answers what has been answered so far
 */
public record Dialogue(String name, String step, Map<String, String> answers) {
  public Dialogue {
    answers = Map.copyOf(answers);
  }

  /** The same with one more answer, at the next step. */
  public Dialogue answered(String key, String answer, String nextStep) {
    Map<String, String> more = new HashMap<>(answers);
    more.put(key, answer);
    return new Dialogue(name, nextStep, more);
  }

  public Dialogue at(String otherStep) {
    return new Dialogue(name, otherStep, answers);
  }

  /** The same without one answer, back at its question. */
  public Dialogue reopened(String key) {
    Map<String, String> less = new HashMap<>(answers);
    less.remove(key);
    return new Dialogue(name, key, less);
  }
}
