package io.reunion.member.search;

import io.reunion.member.Concepts;
import io.reunion.member.lexicon.ClassYears;
import io.reunion.member.lexicon.Fold;
import java.util.List;

/**
 * A stretch of a question between two cuts: one word, one phrase that means something, one run of characters that is not
 * known, or a class year.
 *
 * @param from where it begins in the folded question
 * @param to where it ends
 * @param han whether it is Chinese characters
 * @param name whether it stands where somebody is called by name
 */
record Piece(
    Wanted.Kind kind,
    String text,
    boolean han,
    int from,
    int to,
    List<Concepts.Concept> concepts,
    List<String> years,
    boolean name) {

  static Piece word(Wanted.Kind kind, String text, boolean han, int from, int to) {
    return new Piece(kind, text, han, from, to, List.of(), List.of(), false);
  }

  static Piece year(ClassYears.Found found, String folded) {
    String text = Fold.lettersAndDigits(folded.substring(found.from(), found.to()));
    return new Piece(
        Wanted.Kind.YEAR, text, false, found.from(), found.to(), List.of(), found.years(), false);
  }

  static Piece concept(
      List<Concepts.Concept> concepts, String text, boolean han, int from, int to) {
    return new Piece(Wanted.Kind.CONCEPT, text, han, from, to, concepts, List.of(), false);
  }

  Piece asName() {
    return new Piece(kind, text, han, from, to, concepts, years, true);
  }

  /** The same, asked for although it is a filler: the question has nothing else. */
  Piece asWord() {
    return kind == Wanted.Kind.FILLER ? word(Wanted.Kind.WORD, text, han, from, to) : this;
  }
}
