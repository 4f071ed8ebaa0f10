package io.reunion.member.search;

import io.reunion.member.Concepts;
import io.reunion.member.Field;
import io.reunion.member.lexicon.Run;
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
 * @param wider what is tried when nobody has it
 * @param core whether it is what somebody does, or stands where somebody is called by name
 */
record Wanted(
    Kind kind,
    String text,
    List<Probe> exact,
    List<Probe> near,
    List<Split> splits,
    List<Guess> guesses,
    List<Probe> wider,
    boolean core) {
  private static final List<Field> PLACES =
      List.of(Field.COMPANY, Field.SCHOOL, Field.CITY, Field.CHAPTER);

  /** What kind of part it is; the first four are what {@link MemberQuery#constraints} tells. */
  enum Kind {
    YEAR,
    CONCEPT,
    FIELD,
    /** A name, a firm, anything. */
    WORD,
    /** Says nothing about who is sought, but may be part of a name; need not be met. */
    FILLER,
    /** Who meets it goes before who does not. */
    WISH,
    /** Who meets it is not sought. */
    EXCLUDED;

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
    wider = List.copyOf(wider);
  }

  Wanted(
      Kind kind,
      String text,
      List<Probe> exact,
      List<Probe> near,
      List<Split> splits,
      List<Guess> guesses) {
    this(kind, text, exact, near, splits, guesses, List.of(), false);
  }

  boolean needed() {
    return kind != Kind.FILLER && kind != Kind.WISH && kind != Kind.EXCLUDED;
  }

  /** Whether it is what somebody does: whoever is asked for as a doctor in Leeds is a doctor before they are in Leeds. */
  boolean isCore() {
    return kind == Kind.WORD || kind == Kind.FIELD || core;
  }

  /** Whether it is a trade, a firm or the like. */
  boolean isWork() {
    return kind == Kind.CONCEPT && core;
  }

  /** Chinese characters that look like a whole name: whoever asks for one by name means nobody else. */
  boolean isName() {
    return kind == Kind.WORD && core && Stretches.isName(text);
  }

  /** What {@code piece} means, where nobody is sought who has it. */
  static Wanted excluding(Piece piece) {
    List<Probe> ways = new ArrayList<>();
    piece
        .concepts()
        .forEach(
            c -> ways.add(Probe.term(TermKind.CONCEPT, Concepts.atHome(c.id()), Probes.CONCEPT)));
    if (piece.concepts().isEmpty()) {
      ways.add(MemberQuery.years(piece.years()));
    }
    return new Wanted(Kind.EXCLUDED, piece.text(), ways, List.of(), List.of(), List.of());
  }

  /** Where nobody is sought who is at a firm, school or place of the name, of which nothing more is known. */
  static Wanted excludingPlace(String name, boolean han) {
    String joined = name.replace(" ", "");
    List<String> words = han ? Run.pairs(joined) : List.of(joined);
    List<Probe> ways = PLACES.stream()
        .map(field -> Probe.all(
            TermKind.TYPED,
            words.stream().map(word -> MemberTokens.typed(field, word)).toList(),
            Probes.CONCEPT))
        .toList();
    return new Wanted(Kind.EXCLUDED, name, ways, List.of(), List.of(), List.of());
  }

  Wanted as(Kind other) {
    return new Wanted(other, text, exact, near, splits, guesses, wider, core);
  }

  /** What else is found where nobody has what is asked for: a doctor for a cardiologist. */
  Wanted orWider(List<Probe> ways, boolean isCore) {
    return new Wanted(kind, text, exact, near, splits, guesses, ways, isCore);
  }

  /** The same with its wider ways among the near ones. */
  Wanted widened() {
    return or(List.of(), wider, List.of());
  }

  /** One part that is met as this is or as {@code other} is. */
  Wanted orElse(Wanted other) {
    List<Probe> allWider = new ArrayList<>(wider);
    allWider.addAll(other.wider);
    List<Split> allSplits = new ArrayList<>(splits);
    allSplits.addAll(other.splits);
    return new Wanted(
            kind,
            text + Written.OR + other.text,
            exact,
            near,
            allSplits,
            guesses,
            allWider,
            core || other.core)
        .or(other.exact, other.near, other.guesses);
  }

  /** The same with further ways. */
  Wanted or(List<Probe> moreExact, List<Probe> moreNear, List<Guess> moreGuesses) {
    List<Probe> allExact = new ArrayList<>(exact);
    allExact.addAll(moreExact);
    List<Probe> allNear = new ArrayList<>(near);
    allNear.addAll(moreNear);
    List<Guess> allGuesses = new ArrayList<>(guesses);
    allGuesses.addAll(moreGuesses);
    return new Wanted(kind, text, allExact, allNear, splits, allGuesses, wider, core);
  }

  /** The same with {@code words} taken for nothing else. */
  Wanted withoutGuessesAt(Set<String> words) {
    List<Guess> left =
        guesses.stream().filter(guess -> !words.contains(guess.word)).toList();
    return new Wanted(kind, text, exact, near, splits, left, wider, core);
  }

  /** All ways but the splits, if it is read generously. */
  List<Probe> generous() {
    List<Probe> ways = new ArrayList<>(exact);
    ways.addAll(near);
    guesses.forEach(guess -> ways.add(guess.way));
    return ways;
  }
}
