package io.reunion.member.search;

import java.util.ArrayList;
import java.util.List;

/**
 * One part of a question, and the ways in which it may be met.
 *
 * @param text as it was asked, folded
 * @param exact ways that count from the start
 * @param near ways that are tried when too little was found
 * @param splits ways in which a stretch of characters is met by two halves, tried like {@code near}
 */
record Wanted(Kind kind, String text, List<Probe> exact, List<Probe> near, List<Split> splits) {

  /** What kind of part it is; the first four are what {@link MemberQuery#constraints} tells. */
  enum Kind {
    YEAR,
    CONCEPT,
    FIELD,
    /** A name, a firm, anything. */
    WORD,
    /** Says nothing about who is sought, but may be part of a name; need not be met. */
    FILLER;

    boolean isConstraint() {
      return this == YEAR || this == CONCEPT || this == FIELD;
    }
  }

  /** Both halves have to be met. */
  record Split(List<Probe> first, List<Probe> second) {}

  Wanted {
    exact = List.copyOf(exact);
    near = List.copyOf(near);
    splits = List.copyOf(splits);
  }

  boolean needed() {
    return kind != Kind.FILLER;
  }

  /** The same with further ways. */
  Wanted or(List<Probe> moreExact, List<Probe> moreNear) {
    List<Probe> allExact = new ArrayList<>(exact);
    allExact.addAll(moreExact);
    List<Probe> allNear = new ArrayList<>(near);
    allNear.addAll(moreNear);
    return new Wanted(kind, text, allExact, allNear, splits);
  }
}
