package io.reunion.member.search;

import io.reunion.member.lexicon.Fold;
import java.util.ArrayList;
import java.util.List;

/**
 * Pieces that stand side by side may belong together: a name of several words, a firm that has a city in its name. What
 * meets the whole of them meets each.
 */
final class Spans {
  private static final int LONGEST = 4;
  private static final int MOST_CHARACTERS = 40;

  private final String folded;
  private final List<Piece> pieces;
  private final List<Wanted> wanted = new ArrayList<>();
  private final boolean sentence;

  private Spans(String folded, List<Piece> pieces) {
    this.folded = folded;
    this.pieces = pieces;
    this.sentence = Pieces.isSentence(pieces);
  }

  private static boolean isFiller(Piece piece) {
    return piece.kind() == Wanted.Kind.FILLER;
  }

  /** What each of {@code pieces} asks for, alone and together with its neighbours. */
  static List<Wanted> wanted(String folded, List<Piece> pieces) {
    Spans spans = new Spans(folded, pieces);
    pieces.forEach(piece -> spans.wanted.add(spans.alone(piece)));
    for (int from = 0; from < pieces.size(); from++) {
      spans.from(from);
    }
    return spans.wanted;
  }

  private Wanted alone(Piece piece) {
    String text = piece.text();
    return switch (piece.kind()) {
      case YEAR -> part(piece, List.of(MemberQuery.years(piece.years())), List.of());
      case CONCEPT ->
        part(
                piece,
                Probes.concept(piece.concepts(), text, piece.han()),
                List.of(Probes.anywhere(text, piece.han(), 3)))
            .orWider(Probes.wider(piece.concepts(), piece.han()), isCore(piece));
      case FILLER ->
        part(piece, sentence ? List.of() : List.of(Probe.term(TermKind.PART, text, 2)), List.of());
      case FIELD, WORD, WISH, EXCLUDED ->
        piece.han()
            ? new Wanted(
                piece.kind(),
                text,
                Probes.characters(text),
                Probes.nearCharacters(text),
                Probes.splits(text),
                List.of(),
                List.of(),
                piece.name())
            : part(piece, Probes.word(text), Probes.nearWord(text))
                .or(List.of(), List.of(), Wanted.Guess.at(text, Probes.guesses(text)));
    };
  }

  private static boolean isCore(Piece piece) {
    return piece.concepts().stream().anyMatch(concept -> switch (concept.kind()) {
      case ROLE, INDUSTRY, FIRM, MAJOR -> true;
      case PLACE, DEGREE, SCHOOL -> false;
    });
  }

  private static Wanted part(Piece piece, List<Probe> exact, List<Probe> near) {
    return new Wanted(piece.kind(), piece.text(), exact, near, List.of(), List.of());
  }

  private void from(int from) {
    for (int to = from + 1; to < pieces.size() && to < from + LONGEST; to++) {
      if (!sideBySide(pieces.get(to - 1), pieces.get(to))) {
        return;
      }
      String joined = Fold.lettersAndDigits(
          folded.substring(pieces.get(from).from(), pieces.get(to).to()));
      if (joined.length() > MOST_CHARACTERS) {
        return;
      }
      together(joined, from, to);
    }
  }

  /** Only a blank, a hyphen, a dot or the like lies between. */
  private boolean sideBySide(Piece left, Piece right) {
    return folded
        .substring(left.to(), right.from())
        .chars()
        .allMatch(c -> " -.·'&_/+@".indexOf(c) >= 0);
  }

  private void together(String joined, int from, int to) {
    List<Piece> span = pieces.subList(from, to + 1);
    boolean han = span.stream().allMatch(Piece::han);
    boolean latin = span.stream().noneMatch(Piece::han);
    if (span.stream().allMatch(Spans::isFiller)) {
      return;
    }
    List<Probe> exact = new ArrayList<>();
    List<Probe> near = new ArrayList<>();
    List<Wanted.Guess> guesses = new ArrayList<>();
    if (han) {
      exact.addAll(Probes.characters(joined));
      near.addAll(Probes.nearCharacters(joined));
    } else if (latin) {
      exact.addAll(Probes.word(joined));
      near.addAll(Probes.similarName(joined));
      guesses.addAll(Wanted.Guess.at(joined, Probes.similarConcept(joined)));
    } else {
      exact.add(Probe.term(TermKind.ANY, joined, 5));
    }
    if (sentence && (isFiller(pieces.get(from)) || isFiller(pieces.get(to)))) {
      near.clear();
      guesses.clear();
    }
    for (int i = from; i <= to; i++) {
      wanted.set(i, wanted.get(i).or(exact, near, guesses));
    }
  }
}
