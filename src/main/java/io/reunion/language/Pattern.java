package io.reunion.language;

import java.util.List;

/**
 * One option of a pattern.
 *
 * @param rest what follows in the sentence is handed over, too
 * @param open some of its words may be any
 */
record Pattern(Phrase phrase, Anchor start, Anchor end, boolean rest, boolean open) {
  Pattern(Phrase phrase, Anchor start, Anchor end, boolean rest) {
    this(phrase, start, end, rest, isOpen(phrase));
  }

  private static boolean isOpen(Phrase phrase) {
    if (phrase instanceof Phrase.Sequence sequence) {
      return isOpen(sequence.parts());
    }
    if (phrase instanceof Phrase.Choice choice) {
      return isOpen(choice.options());
    }
    if (phrase instanceof Phrase.Repeat repeat) {
      return isOpen(repeat.phrase());
    }
    return (phrase instanceof Phrase.Any any && any.tokenClass().isAnything())
        || (phrase instanceof Phrase.Slot slot && isOpen(slot.phrase()));
  }

  private static boolean isOpen(List<Phrase> phrases) {
    return phrases.stream().anyMatch(Pattern::isOpen);
  }
}
