package io.reunion.member.search;

import io.reunion.member.Concepts;
import io.reunion.member.Concepts.Kind;
import io.reunion.member.lexicon.Slips;
import java.util.EnumSet;
import java.util.Set;

/** How two pieces of a question are to each other by what they mean, wherever they stand. */
final class Pairs {
  private static final Set<Kind> ONE_OF_EACH = EnumSet.of(Kind.PLACE, Kind.FIRM);
  private static final Set<Kind> WORK = EnumSet.of(Kind.ROLE, Kind.INDUSTRY, Kind.MAJOR);
  private static final int SHORTEST_SPELLED = 4;
  private static final int MOST_SLIPS = 2;

  private Pairs() {}

  static Set<Kind> kinds(Piece piece) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    piece.concepts().forEach(concept -> kinds.add(concept.kind()));
    return kinds;
  }

  /** Two cities, two firms: one person has one of them. */
  static boolean isOneOfEach(Piece one, Piece other) {
    Set<Kind> others = kinds(other);
    return kinds(one).stream()
        .anyMatch(kind -> ONE_OF_EACH.contains(kind) && others.contains(kind));
  }

  /** Paris lies in France: both are asked for. */
  static boolean isWithin(Piece narrow, Piece wide) {
    return narrow.concepts().stream()
        .map(Concepts.Concept::ids)
        .anyMatch(ids -> wide.concepts().stream().anyMatch(concept -> ids.contains(concept.id())));
  }

  /** "Okafor, maybe spelt Okafur". */
  static boolean isSpelledAlike(Piece one, Piece other) {
    return isLatinWord(one)
        && isLatinWord(other)
        && Math.min(one.text().length(), other.text().length()) >= SHORTEST_SPELLED
        && Slips.between(one.text(), other.text()) <= MOST_SLIPS;
  }

  /** Whether one may be meant instead of the other, if it is said so. */
  static boolean isOfAKind(Piece one, Piece other) {
    Set<Kind> kinds = kinds(one);
    Set<Kind> others = kinds(other);
    boolean work =
        kinds.stream().anyMatch(WORK::contains) && others.stream().anyMatch(WORK::contains);
    boolean words = isWordOrFirm(one, kinds) && isWordOrFirm(other, others);
    boolean unknownPlace = (isLatinWord(one) && others.contains(Kind.PLACE))
        || (isLatinWord(other) && kinds.contains(Kind.PLACE));
    return work || words || unknownPlace;
  }

  private static boolean isLatinWord(Piece piece) {
    return piece.kind() == Wanted.Kind.WORD && !piece.han();
  }

  private static boolean isWordOrFirm(Piece piece, Set<Kind> kinds) {
    return piece.kind() == Wanted.Kind.WORD || kinds.contains(Kind.FIRM);
  }
}
