package io.reunion.ballot.count;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An election of some seats.
 *
 * @param candidates their ids, in the order in which they stand on the paper
 * @param lot all candidates in an order that was drawn and made public, first the one whom it favours; empty where none
 *     was drawn, and then a tie is reported and not broken
 */
public record Contest(Method method, int seats, List<String> candidates, List<String> lot) {
  public Contest {
    candidates = List.copyOf(candidates);
    lot = List.copyOf(lot);
    if (seats < 1) {
      throw new IllegalArgumentException("seats: " + seats + " (expected: at least 1)");
    }
    if (new HashSet<>(candidates).size() != candidates.size()) {
      throw new IllegalArgumentException("candidates: " + candidates + " (expected: each once)");
    }
    if (!lot.isEmpty()
        && (lot.size() != candidates.size() || !Set.copyOf(lot).equals(Set.copyOf(candidates)))) {
      throw new IllegalArgumentException("lot: " + lot + " (expected: all of " + candidates + ")");
    }
  }

  /** With an order of all candidates that was drawn. */
  public Contest drawn(List<String> order) {
    return new Contest(method, seats, candidates, order);
  }

  /** A further stage in which only those may stand who were elected in this one. */
  public static Contest among(Outcome first, Method method, int seats) {
    List<String> standing = new ArrayList<>(first.contest().candidates());
    standing.retainAll(Set.copyOf(first.elected()));
    return new Contest(method, seats, standing, List.of());
  }

  /** Why a paper does not count. */
  public enum Flaw {
    TOO_MANY,
    UNKNOWN,
    TWICE
  }

  /** How many candidates a paper may name. */
  public int most() {
    return method == Method.BLOCK ? Math.min(seats, candidates.size()) : candidates.size();
  }

  /** What is wrong with a paper; a blank one is right. */
  public Optional<Flaw> flaw(List<String> paper) {
    if (!candidates.containsAll(paper)) {
      return Optional.of(Flaw.UNKNOWN);
    }
    if (new HashSet<>(paper).size() != paper.size()) {
      return Optional.of(Flaw.TWICE);
    }
    return paper.size() > most() ? Optional.of(Flaw.TOO_MANY) : Optional.empty();
  }

  /** Counts. The order of the papers is of no consequence. */
  public Outcome count(List<List<String>> papers) {
    List<List<String>> valid = new ArrayList<>();
    int blank = 0;
    int invalid = 0;
    for (List<String> paper : papers) {
      if (flaw(paper).isPresent()) {
        invalid++;
      } else if (paper.isEmpty()) {
        blank++;
      } else {
        valid.add(paper);
      }
    }
    Outcome.Papers sorts = new Outcome.Papers(valid.size(), blank, invalid);
    return switch (method) {
      case BLOCK, APPROVAL -> PluralityCount.of(this, valid, sorts);
      case STV -> new StvCount(this, valid).outcome(sorts);
    };
  }
}
