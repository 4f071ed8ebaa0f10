package io.reunion.language;

import java.util.Optional;

/**
 * What a clause or a message says about the speaker's coming.
 *
 * @param weight 3 says it in so many words, 2 is an answer only to a question, 1 is a mere hint, 0 is nothing
 * @param wish it is a wish, so "but" turns it round
 * @param contradicted another part says otherwise, with the same weight
 * @param by the sign that decided
 */
record Stance(Lean lean, int weight, boolean wish, boolean contradicted, Optional<Hit> by) {
  static final int PLAIN = 3;
  static final int SHORT = 2;
  static final int HINT = 1;
  static final Stance NONE = new Stance(Lean.NONE, 0, false, false, Optional.empty());

  static Stance of(Lean lean, int weight, Hit by) {
    return new Stance(lean, weight, by.mark() == Mark.WISH, false, Optional.of(by));
  }

  boolean isNone() {
    return lean == Lean.NONE;
  }

  Stance contradicting() {
    return new Stance(lean, weight, wish, true, by);
  }

  Stance as(Lean other, int otherWeight) {
    return new Stance(other, otherWeight, false, contradicted, by);
  }
}
