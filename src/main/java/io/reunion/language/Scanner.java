package io.reunion.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the rules in a text. From each token the automaton runs as far as any pattern goes, which is bounded, so the
 * whole is linear in the text. Where hits overlap the longer one stands, since it knows more of the words around; of two as long the one
 * that names all of its words, since the other would take any.
 */
final class Scanner {
  private static final Comparator<Hit> STRONGEST_FIRST = Comparator.comparingInt(
          (Hit hit) -> -hit.length())
      .thenComparing(
          hit -> hit.mark().command().isPresent() && hit.rule().pattern().open())
      .thenComparing(Hit::mark)
      .thenComparingInt(Hit::from);

  private static final int LONGEST_WALK = 64;

  private final List<Rule> rules;
  private final Automaton automaton;

  Scanner(List<Rule> rules, int[] classes) {
    this.rules = List.copyOf(rules);
    this.automaton = new Automaton(this.rules, classes);
  }

  /** The hits that stand, in the order of the text. */
  List<Hit> scan(Tokens tokens) {
    List<Hit> all = new ArrayList<>();
    Edges edges = Edges.of(tokens);
    for (int from = 0; from < tokens.size(); from++) {
      scanFrom(tokens, edges, from, all);
    }
    return List.copyOf(all.size() < 2 ? all : standing(all, tokens.size()));
  }

  private void scanFrom(Tokens tokens, Edges edges, int from, List<Hit> hits) {
    Automaton.State state = automaton.start();
    int last = Math.min(tokens.size(), from + LONGEST_WALK);
    for (int i = from; i < last; i++) {
      state = automaton.next(state, tokens.symbol(i));
      if (state == null) {
        return;
      }
      for (int rule : state.rules()) {
        Pattern pattern = rules.get(rule).pattern();
        if (edges.allow(tokens, pattern, from, i + 1)) {
          hits.add(new Hit(rules.get(rule), from, i + 1));
        }
      }
    }
  }

  private static List<Hit> standing(List<Hit> all, int size) {
    all.sort(STRONGEST_FIRST);
    List<Hit> kept = new ArrayList<>();
    BitSet covered = new BitSet(size);
    for (Hit hit : all) {
      int next = covered.nextSetBit(hit.from());
      if (next < 0 || next >= hit.to()) {
        covered.set(hit.from(), hit.to());
        kept.add(hit);
      }
    }
    kept.sort(Comparator.comparingInt(Hit::from));
    return kept;
  }
}
