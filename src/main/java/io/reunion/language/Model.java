package io.reunion.language;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What remains when no phrase decides. */
interface Model {
  /** What the model holds most likely. */
  record Opinion(Lean is, double probability) {
    static final Opinion NONE = new Opinion(Lean.NONE, 0);

    @Override
    public String toString() {
      return is + " " + inHundredths(probability);
    }
  }

  /**
   * What somebody who speaks to the bot may want of it.
   *
   * @param is none if it is nothing of that kind
   */
  record Wish(Intent is, double probability) {
    static final Wish NONE = new Wish(Intent.NONE, 0);

    @Override
    public String toString() {
      return is + " " + inHundredths(probability);
    }
  }

  /** As {@code %.2f}, without a formatter for every message that is guessed. */
  private static String inHundredths(double probability) {
    return BigDecimal.valueOf(probability).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  Opinion read(Tokens tokens);

  Wish wish(Tokens tokens);

  static Model shipped(PhraseBook book) {
    return LinearModel.shipped(book);
  }
}
