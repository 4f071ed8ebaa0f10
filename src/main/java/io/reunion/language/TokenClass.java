package io.reunion.language;

/** The tokens that a slot accepts. */
enum TokenClass {
  /** A numeral, in digits or as a word. */
  NUMERAL(1 << 0),
  /** A word that separates by blanks, and may be in a name. */
  NAME_WORD(1 << 1),
  /** A Han character that may be in a name. */
  NAME_HAN(1 << 2),
  /** What joins names: a comma, "and", "和". */
  JOINT(1 << 3),
  /** Any word, character or number. */
  WORD(1 << 4),
  /** Any token but the end of a sentence. */
  TOKEN(1 << 5);

  private final int bit;

  TokenClass(int bit) {
    this.bit = bit;
  }

  /** Takes words that nobody has written down, be they names or not. */
  boolean isAnything() {
    return this == WORD || this == TOKEN;
  }

  int bit() {
    return bit;
  }
}
