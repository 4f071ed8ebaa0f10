package io.reunion.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The patterns as one non-deterministic automaton (Thompson's construction). A state either waits for a word, waits for a
 * class of tokens, forks, or accepts a rule.
 */
final class Network {
  private static final int FORK = -1;
  private static final int ACCEPT = -2;
  private static final int ONE_OF = -1000;

  /** What a state waits for: a symbol, {@code -3 - bits} of a class, or one of the above. */
  private int[] wants = new int[1024];

  /** Where a waiting state goes, or the rule that is accepted. */
  private int[] target = new int[1024];

  private int[][] forks = new int[1024][];

  /** For {@link #ONE_OF}: the symbols. Most choices are between words, and one state does for all of them. */
  private BitSet[] words = new BitSet[1024];

  private int size;
  private int start;

  /** The network of rules; rule i is number i. */
  static Network of(List<Rule> rules) {
    Network network = new Network();
    int[] entries = new int[rules.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = network.build(rules.get(i).pattern().phrase(), network.state(ACCEPT, i));
    }
    network.start = network.fork(entries);
    return network;
  }

  private Network() {}

  int start() {
    return start;
  }

  int size() {
    return size;
  }

  private int build(Phrase phrase, int next) {
    if (phrase instanceof Phrase.Word word) {
      return state(word.symbol(), next);
    }
    if (phrase instanceof Phrase.Any any) {
      return state(-3 - any.tokenClass().bit(), next);
    }
    if (phrase instanceof Phrase.Slot slot) {
      return build(slot.phrase(), next);
    }
    if (phrase instanceof Phrase.Sequence sequence) {
      int entry = next;
      for (int i = sequence.parts().size() - 1; i >= 0; i--) {
        entry = build(sequence.parts().get(i), entry);
      }
      return entry;
    }
    if (phrase instanceof Phrase.Choice choice) {
      return choice(choice, next);
    }
    return repeat((Phrase.Repeat) phrase, next);
  }

  private int choice(Phrase.Choice choice, int next) {
    BitSet symbols = new BitSet();
    List<Phrase> others = new ArrayList<>();
    for (Phrase option : choice.options()) {
      if (option instanceof Phrase.Word word) {
        symbols.set(word.symbol());
      } else {
        others.add(option);
      }
    }
    IntStream entries = others.stream().mapToInt(option -> build(option, next));
    if (symbols.isEmpty()) {
      return fork(entries.toArray());
    }
    int state = state(ONE_OF, next);
    words[state] = symbols;
    return others.isEmpty()
        ? state
        : fork(IntStream.concat(IntStream.of(state), entries).toArray());
  }

  private int repeat(Phrase.Repeat repeat, int next) {
    int entry = next;
    for (int i = repeat.most(); i > 0; i--) {
      entry = build(repeat.phrase(), entry);
      if (i > repeat.least()) {
        entry = fork(entry, next);
      }
    }
    return entry;
  }

  private int fork(int... targets) {
    int state = state(FORK, 0);
    forks[state] = targets;
    return state;
  }

  private int state(int want, int to) {
    if (size == wants.length) {
      wants = Arrays.copyOf(wants, size * 2);
      target = Arrays.copyOf(target, size * 2);
      forks = Arrays.copyOf(forks, size * 2);
      words = Arrays.copyOf(words, size * 2);
    }
    wants[size] = want;
    target[size] = to;
    return size++;
  }

  /** Adds {@code state}, or what it forks to, to the waiting and the accepting states of {@code set}. */
  void close(int state, StateSet set) {
    if (!set.visit(state)) {
      return;
    }
    if (wants[state] == FORK) {
      for (int next : forks[state]) {
        close(next, set);
      }
    } else if (wants[state] == ACCEPT) {
      set.accept(target[state]);
    } else {
      set.keep(state);
    }
  }

  /** Where the states lead that accept this token. */
  void step(int[] states, int symbol, int classes, StateSet into) {
    for (int state : states) {
      int want = wants[state];
      boolean fits = want == ONE_OF
          ? words[state].get(symbol)
          : want == symbol || (want <= -3 && ((-3 - want) & classes) != 0);
      if (fits) {
        close(target[state], into);
      }
    }
  }
}
