package io.reunion.language;

import java.util.List;

/** What a pattern is made of. Every phrase has a longest match, so that a search is linear in the text. */
sealed interface Phrase {
  /** One word, by its number in the vocabulary. */
  record Word(int symbol) implements Phrase {}

  /** One token out of a class. */
  record Any(TokenClass tokenClass) implements Phrase {}

  record Sequence(List<Phrase> parts) implements Phrase {}

  record Choice(List<Phrase> options) implements Phrase {}

  record Repeat(Phrase phrase, int least, int most) implements Phrase {}

  /** What is matched inside is handed over under a name. */
  record Slot(String name, Phrase phrase) implements Phrase {}
}
