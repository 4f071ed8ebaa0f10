package io.reunion.language;

/** The tokens that a slot accepts. */
enum TokenClass {
  /** A numeral, in digits or as a word. */
  NUMERAL,
  /** A word that separates by blanks, and may be in a name. */
  NAME_WORD,
  /** A Han character that may be in a name. */
  NAME_HAN,
  /** What joins names: a comma, "and", "和". */
  JOINT,
  /** Any word, character or number. */
  WORD,
  /** Any token but the end of a sentence. */
  TOKEN;

  int bit() {
    return 1 << ordinal();
  }
}
