package io.reunion.language;

import java.util.List;

/**
 * One thing that a message means.
 *
 * @param confidence from 0 to 1; what is acted upon has at least 0.6
 * @param why in the order in which it was found out
 */
public record Meaning(Intent intent, Slots slots, double confidence, List<Reason> why) {
  public Meaning {
    why = List.copyOf(why);
  }

  /** No phrase says it, or not alone: the model had a say. */
  boolean isGuessed() {
    return why.stream().anyMatch(reason -> reason.kind() == Reason.Kind.MODEL);
  }

  Meaning with(Slots others) {
    return new Meaning(intent, others, confidence, why);
  }
}
