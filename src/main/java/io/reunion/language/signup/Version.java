package io.reunion.language.signup;

import java.util.Arrays;
import java.util.BitSet;

/** A version of the list that somebody may have copied: who was on it, with what, in what order. */
final class Version {
  private final int[] order;
  private final int[] states;
  private final BitSet present = new BitSet();

  /**
   * @param order indices of people, in the order of the list
   * @param contents of their lines
   */
  Version(int[] order, int[] contents) {
    this.order = order.clone();
    this.states = new int[Arrays.stream(order).max().orElse(-1) + 1];
    Arrays.fill(states, Tracked.ABSENT);
    for (int i = 0; i < order.length; i++) {
      present.set(order[i]);
      states[order[i]] = contents[i];
    }
  }

  BitSet present() {
    return present;
  }

  /** The content of a person's line, or {@link Tracked#ABSENT}. */
  int state(int person) {
    return person < states.length ? states[person] : Tracked.ABSENT;
  }

  boolean has(int person) {
    return present.get(person);
  }

  /** Who stands before a person, -1 at the top. The person is there. */
  int before(int person) {
    int at = indexOf(person);
    return at == 0 ? -1 : order[at - 1];
  }

  /** Whether one of {@code others} stands below a person. The person is there. */
  boolean anyBelow(int person, BitSet others) {
    for (int at = indexOf(person) + 1; at < order.length; at++) {
      if (others.get(order[at])) {
        return true;
      }
    }
    return false;
  }

  private int indexOf(int person) {
    int at = 0;
    while (order[at] != person) {
      at++;
    }
    return at;
  }
}
