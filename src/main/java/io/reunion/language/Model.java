package io.reunion.language;

/** What remains when no phrase decides. */
interface Model {
  /** What the model holds most likely. */
  record Opinion(Lean is, double probability) {
    static final Opinion NONE = new Opinion(Lean.NONE, 0);

    @Override
    public String toString() {
      return String.format(java.util.Locale.ROOT, "%s %.2f", is, probability);
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
      return String.format(java.util.Locale.ROOT, "%s %.2f", is, probability);
    }
  }

  Opinion read(Tokens tokens);

  Wish wish(Tokens tokens);

  static Model shipped(PhraseBook book) {
    return LinearModel.shipped(book);
  }
}
