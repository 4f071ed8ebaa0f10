package io.reunion.language;

import java.util.List;
import java.util.Optional;

/**
 * A part of a message that says one thing.
 *
 * @param from its first token
 * @param to the token after its last
 * @param hits the signs in it, in order; neither noise nor "but"
 * @param asks it is a question
 * @param afterBut it contradicts what came before
 * @param corrects it replaces what came before
 */
record Clause(int from, int to, List<Hit> hits, boolean asks, boolean afterBut, boolean corrects) {
  boolean has(Mark mark) {
    return Hit.first(hits, mark).isPresent();
  }

  Optional<Hit> first(Mark mark) {
    return Hit.first(hits, mark);
  }
}
