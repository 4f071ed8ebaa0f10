package io.reunion.language;

import java.util.Optional;

/**
 * What a clause or a message says about the speaker's coming.
 *
 * @param weight 3 says it in so many words, 2 is an answer only to a question, 1 is a mere hint, 0 is nothing
 * @param wish it is a wish, so "but" turns it round
 * @param doubt why it may not be meant
 * @param by the sign that decided
 */
record Stance(Lean lean, int weight, boolean wish, Doubt doubt, Optional<Hit> by) {
  enum Doubt {
    NONE,
    /** Another part says otherwise, with the same weight. */
    CONTRADICTED,
    /** It is asked, or only its contrary is denied. */
    HALF
  }

  static final int PLAIN = 3;
  static final int SHORT = 2;
  static final int HINT = 1;
  static final Stance NONE = new Stance(Lean.NONE, 0, false, Doubt.NONE, Optional.empty());

  static Stance of(Lean lean, int weight, Hit by) {
    return new Stance(lean, weight, by.mark() == Mark.WISH, Doubt.NONE, Optional.of(by));
  }

  boolean isNone() {
    return lean == Lean.NONE;
  }

  /** A yes that the person may mean or not. */
  static Stance half(Hit by) {
    return new Stance(Lean.ACCEPT, HINT, false, Doubt.HALF, Optional.of(by));
  }

  Stance contradicting() {
    return new Stance(lean, weight, wish, Doubt.CONTRADICTED, by);
  }

  Stance as(Lean other, int otherWeight) {
    return new Stance(other, otherWeight, false, doubt, by);
  }
}
