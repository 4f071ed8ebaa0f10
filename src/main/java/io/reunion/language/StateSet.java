package io.reunion.language;

import java.util.Arrays;
import java.util.BitSet;

/** States of a {@link Network} while they are gathered. */
final class StateSet {
  private final BitSet visited = new BitSet();
  private final BitSet kept = new BitSet();
  private final BitSet accepted = new BitSet();

  /** False if the state was here before. */
  boolean visit(int state) {
    if (visited.get(state)) {
      return false;
    }
    visited.set(state);
    return true;
  }

  void keep(int state) {
    kept.set(state);
  }

  void accept(int rule) {
    accepted.set(rule);
  }

  int[] states() {
    return members(kept);
  }

  int[] rules() {
    return members(accepted);
  }

  private static int[] members(BitSet set) {
    int[] members = new int[set.cardinality()];
    for (int i = 0, next = set.nextSetBit(0); next >= 0; i++, next = set.nextSetBit(next + 1)) {
      members[i] = next;
    }
    return members;
  }

  /** Sets are equal if their states and rules are. */
  @SuppressWarnings("ArrayRecordComponent") // compared by what is in them
  record Key(int[] states, int[] rules) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && Arrays.equals(states, key.states)
          && Arrays.equals(rules, key.rules);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(states) + Arrays.hashCode(rules);
    }
  }
}
