package io.reunion.language;

/** What a token is. The bit of each is what a pattern's slot asks for. */
enum Kind {
  /** Letters of a script that separates words. */
  WORD(0),
  /** One Han character, kana or Hangul syllable. */
  HAN(1),
  /** Decimal digits. */
  NUMBER(2),
  /** An emoji, or a sign such as {@code +}. */
  SYMBOL(3),
  /** Comma, colon, bracket, quotation mark: the end of a clause. */
  PAUSE(4),
  /** Full stop, exclamation mark, line end: the end of a sentence. */
  STOP(5),
  /** The end of a question. */
  QUERY(6);

  private final int number;

  Kind(int number) {
    this.number = number;
  }

  /** From 0, each its own. */
  int number() {
    return number;
  }

  int bit() {
    return 1 << number;
  }

  boolean endsClause() {
    return this == PAUSE || endsSentence();
  }

  boolean endsSentence() {
    return this == STOP || this == QUERY;
  }
}
