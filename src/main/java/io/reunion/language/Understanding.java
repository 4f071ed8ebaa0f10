package io.reunion.language;

import java.util.List;

/**
 * What a message means.
 *
 * @param meanings at least one; the speaker's own answer first, the others in the order of the text
 * @param choices what to offer when the intent is {@link Intent#ASK}: two or three intents, likeliest first
 */
public record Understanding(Listening heard, List<Meaning> meanings, List<Intent> choices) {
  public Understanding {
    if (meanings.isEmpty()) {
      throw new IllegalArgumentException("meanings: none (expected: one or more)");
    }
    meanings = List.copyOf(meanings);
    choices = List.copyOf(choices);
  }

  static Understanding of(Listening heard, Meaning meaning) {
    return new Understanding(heard, List.of(meaning), List.of());
  }

  /** What the message means first of all. */
  public Meaning main() {
    return meanings.get(0);
  }

  public Intent intent() {
    return main().intent();
  }
}
