package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions from which a pasted list may have been made. Whoever pastes a list copied one version and changed a
 * little; nobody but them knows which. But what they did not write themselves they copied, so the version has it.
 */
final class Bases {
  private final List<Version> all;
  private final boolean loose;
  /** Versions that have everybody who was copied. */
  private final List<Version> whole = new ArrayList<>();
  /** Versions that have all but one, by that one. */
  private final List<Version> butOne = new ArrayList<>();

  private final List<Integer> theOne = new ArrayList<>();

  /**
   * @param copied the known people on the pasted list, without the author's own line
   * @param loose the author's own line is not known: any one of {@code copied} may be it
   */
  Bases(List<Version> all, BitSet copied, boolean loose) {
    this.all = all;
    this.loose = loose;
    for (Version version : all) {
      BitSet lacking = (BitSet) copied.clone();
      lacking.andNot(version.present());
      int first = lacking.nextSetBit(0);
      if (first < 0) {
        whole.add(version);
      } else if (lacking.nextSetBit(first + 1) < 0) {
        butOne.add(version);
        theOne.add(first);
      }
    }
  }

  /** Whether there is a base at all when a person is left out of the comparison. */
  boolean any(int person) {
    return !whole.isEmpty() || theOne.contains(person);
  }

  /** Whether a base has a person just so: then the author copied it and says nothing about them. */
  boolean explain(int person, int state) {
    for (Version version : whole) {
      if (version.state(person) == state) {
        return true;
      }
    }
    for (int i = 0; i < butOne.size(); i++) {
      if ((loose || theOne.get(i) == person) && butOne.get(i).state(person) == state) {
        return true;
      }
    }
    return false;
  }

  /** Whether a version that lacks at most one of those copied has a person just so. */
  boolean explainNearly(int person, int state) {
    return explain(person, state)
        || butOne.stream().anyMatch(version -> version.state(person) == state);
  }

  /** Whether a person stands above others in every base that has them just so: {@code others} are on the list. */
  boolean explainOnlyAbove(int person, int state, BitSet others) {
    return whole.stream()
        .filter(version -> version.has(person) && version.state(person) == state)
        .allMatch(version -> version.anyBelow(person, others));
  }

  /** The newest version that has a person. */
  @Nullable
  Version latestWith(int person) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).has(person)) {
        return all.get(i);
      }
    }
    return null;
  }
}
