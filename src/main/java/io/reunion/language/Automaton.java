package io.reunion.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Network} made deterministic as texts ask for it: each state remembers where a symbol led. Safe for many
 * threads: a lookup takes no lock, learning does.
 *
 * <p>What is remembered is bounded; past {@value #MOST_STATES} states new ones are worked out each time, so that hostile
 * texts cost time in proportion to their length but no memory.
 */
final class Automaton {
  private static final int MOST_STATES = 30_000;

  private final Network network;
  private final int[] classes;
  private final Map<StateSet.Key, State> known = new HashMap<>();
  private final State start;

  /** @param classes the {@link TokenClass} bits of each symbol */
  Automaton(List<Rule> rules, int[] classes) {
    this.network = Network.of(rules);
    this.classes = classes;
    StateSet set = new StateSet();
    network.close(network.start(), set);
    this.start = new State(set.states(), set.rules());
  }

  State start() {
    return start;
  }

  /** The state after this token; null where no pattern goes on. */
  @Nullable
  State next(State state, int symbol) {
    State next = state.table.get(symbol);
    if (next == null) {
      next = learn(state, symbol);
    }
    return next == State.DEAD ? null : next;
  }

  private synchronized State learn(State state, int symbol) {
    StateSet set = new StateSet();
    network.step(state.states, symbol, classes[symbol], set);
    State next = named(set);
    if (next != State.DEAD && next.isForgotten) {
      return next;
    }
    state.table = state.table.with(symbol, next);
    return next;
  }

  private State named(StateSet set) {
    StateSet.Key key = new StateSet.Key(set.states(), set.rules());
    if (key.states().length == 0 && key.rules().length == 0) {
      return State.DEAD;
    }
    State state = known.get(key);
    if (state == null) {
      state = new State(key.states(), key.rules());
      if (known.size() < MOST_STATES) {
        known.put(key, state);
      } else {
        state.isForgotten = true;
      }
    }
    return state;
  }

  /** A set of network states, and the rules that are complete here. */
  static final class State {
    private static final State DEAD = new State(new int[0], new int[0]);

    private final int[] states;
    private final int[] rules;
    private boolean isForgotten;
    private volatile Table table = new Table(4);

    private State(int[] states, int[] rules) {
      this.states = states;
      this.rules = rules;
    }

    /** The numbers of the rules whose pattern ends here. Not to be changed. */
    int[] rules() {
      return rules;
    }
  }

  /**
   * Symbol to state; open addressing. Entries are added in place by who holds the automaton's lock. A reader without it
   * finds an entry whole or not at all, since the state is written last, and then asks again with the lock.
   */
  private static final class Table {
    private final int[] symbols;
    private final AtomicReferenceArray<State> targets;
    private int size;

    Table(int room) {
      symbols = new int[room];
      Arrays.fill(symbols, -1);
      targets = new AtomicReferenceArray<>(room);
    }

    @Nullable
    State get(int symbol) {
      int mask = symbols.length - 1;
      for (int i = slot(symbol, mask); symbols[i] >= 0; i = (i + 1) & mask) {
        if (symbols[i] == symbol) {
          return targets.get(i);
        }
      }
      return null;
    }

    /** This table with one entry more, or a larger one where this one is half full. */
    Table with(int symbol, State target) {
      Table table = 2 * (size + 1) > symbols.length ? grown() : this;
      table.put(symbol, target);
      return table;
    }

    private Table grown() {
      Table grown = new Table(2 * symbols.length);
      for (int i = 0; i < symbols.length; i++) {
        State old = targets.get(i);
        if (old != null) {
          grown.put(symbols[i], old);
        }
      }
      return grown;
    }

    private void put(int symbol, State target) {
      int mask = symbols.length - 1;
      int i = slot(symbol, mask);
      while (symbols[i] >= 0 && symbols[i] != symbol) {
        i = (i + 1) & mask;
      }
      if (symbols[i] < 0) {
        symbols[i] = symbol;
        size++;
      }
      targets.set(i, target);
    }

    private static int slot(int symbol, int mask) {
      return ((symbol * 0x9E3779B9) >>> 8) & mask;
    }
  }
}
