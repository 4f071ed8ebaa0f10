package io.reunion.language;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What was said about somebody else's coming.
 *
 * @param name the person's name, if one was told
 * @param relation what they are to the speaker, if no name was told: "wife"
 * @param sure said as a fact, not as a rumour
 */
record Others(Optional<String> name, Optional<String> relation, Lean lean, boolean sure, Hit by) {
  private static final Set<String> BRINGS = Set.of("bring", "brings", "bringing", "带");

  static Others of(Subject.Other who, Lean lean, Hit by) {
    return new Others(who.name(), who.relation(), lean, who.sure(), by);
  }

  /** Whether they come or not is said as a fact. "Sam will bring the cake" says who sees to what. */
  boolean isAnswer(Tokens tokens) {
    boolean brings = lean == Lean.ACCEPT
        && IntStream.range(by.from(), by.to()).anyMatch(i -> BRINGS.contains(tokens.form(i)));
    return sure && lean != Lean.NONE && !brings;
  }
}
