package io.reunion.member.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One part of a question, and the ways in which it may be met.
 *
 * @param text as it was asked, folded
 * @param exact ways that count from the start
 * @param near ways that are tried when too little was found
 * @param splits ways in which a stretch of characters is met by two halves, tried like {@code near}
 * @param guesses what else it may be, tried like {@code near}, unless it is somebody's name
 */
record Wanted(
    Kind kind,
    String text,
    List<Probe> exact,
    List<Probe> near,
    List<Split> splits,
    List<Guess> guesses) {

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

  /** Taking {@code word}, which may be more than this part of the question, for another in some field. */
  record Guess(String word, Probe way) {
    static List<Guess> at(String word, List<Probe> ways) {
      return ways.stream().map(way -> new Guess(word, way)).toList();
    }
  }

  Wanted {
    exact = List.copyOf(exact);
    near = List.copyOf(near);
    splits = List.copyOf(splits);
    guesses = List.copyOf(guesses);
  }

  boolean needed() {
    return kind != Kind.FILLER;
  }

  /** The same with further ways. */
  Wanted or(List<Probe> moreExact, List<Probe> moreNear, List<Guess> moreGuesses) {
    List<Probe> allExact = new ArrayList<>(exact);
    allExact.addAll(moreExact);
    List<Probe> allNear = new ArrayList<>(near);
    allNear.addAll(moreNear);
    List<Guess> allGuesses = new ArrayList<>(guesses);
    allGuesses.addAll(moreGuesses);
    return new Wanted(kind, text, allExact, allNear, splits, allGuesses);
  }

  /** The same with {@code words} taken for nothing else. */
  Wanted withoutGuessesAt(Set<String> words) {
    List<Guess> left =
        guesses.stream().filter(guess -> !words.contains(guess.word)).toList();
    return new Wanted(kind, text, exact, near, splits, left);
  }

  /** All ways but the splits, if it is read generously. */
  List<Probe> generous() {
    List<Probe> ways = new ArrayList<>(exact);
    ways.addAll(near);
    guesses.forEach(guess -> ways.add(guess.way));
    return ways;
  }
}
