package io.reunion.language;

/** What a token is. The bit of each is what a pattern's slot asks for. */
enum Kind {
  /** Letters of a script that separates words. */
  WORD,
  /** One Han character, kana or Hangul syllable. */
  HAN,
  /** Decimal digits. */
  NUMBER,
  /** An emoji, or a sign such as {@code +}. */
  SYMBOL,
  /** Comma, colon, bracket, quotation mark: the end of a clause. */
  PAUSE,
  /** Full stop, exclamation mark, line end: the end of a sentence. */
  STOP,
  /** The end of a question. */
  QUERY;

  int bit() {
    return 1 << ordinal();
  }

  boolean endsClause() {
    return this == PAUSE || endsSentence();
  }

  boolean endsSentence() {
    return this == STOP || this == QUERY;
  }
}
