package io.reunion.member.search;

import io.reunion.member.Concepts;
import io.reunion.member.lexicon.ClassYears;
import io.reunion.member.lexicon.Run;
import io.reunion.member.lexicon.StopWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a folded question into pieces: class years first, then phrases that mean something, fillers, and the rest. */
final class Pieces {
  static final int FILLERS_OF_A_SENTENCE = 3;

  private final String folded;
  private final List<Piece> pieces = new ArrayList<>();

  private Pieces(String folded) {
    this.folded = folded;
  }

  static List<Piece> of(String folded) {
    Pieces cut = new Pieces(folded);
    int at = 0;
    for (ClassYears.Found year : ClassYears.in(folded)) {
      cut.between(at, year.from());
      cut.pieces.add(Piece.year(year, folded));
      at = year.to();
    }
    cut.between(at, folded.length());
    return isSentence(cut.pieces)
        ? cut.pieces.stream().map(Pieces::inASentence).toList()
        : cut.pieces;
  }

  /** Whether so many words say nothing that it is a sentence, and none of them a part of a name. */
  static boolean isSentence(List<Piece> pieces) {
    return pieces.stream().filter(piece -> piece.kind() == Wanted.Kind.FILLER).count()
        > FILLERS_OF_A_SENTENCE;
  }

  private static Piece inASentence(Piece piece) {
    boolean weak = piece.kind() == Wanted.Kind.WORD
        && !piece.han()
        && StopWords.isOneInASentence(piece.text());
    return weak
        ? Piece.word(Wanted.Kind.FILLER, piece.text(), false, piece.from(), piece.to())
        : piece;
  }

  private void between(int from, int to) {
    List<Run> runs = Run.of(folded.substring(from, to));
    for (int i = 0; i < runs.size(); ) {
      if (runs.get(i).han()) {
        characters(runs.get(i).text(), from + runs.get(i).from());
        i++;
      } else {
        i += words(runs, i, from);
      }
    }
  }

  /** Takes the longest phrase of words at {@code at}; returns how many words that were. */
  private int words(List<Run> runs, int at, int offset) {
    Run first = runs.get(at);
    boolean filler = StopWords.isOne(first.text());
    Concepts.@Nullable Found found = Concepts.inWords(runs, at);
    if (found == null || (filler && found.length() == 1)) {
      Wanted.Kind kind = filler ? Wanted.Kind.FILLER : Wanted.Kind.WORD;
      pieces.add(Piece.word(kind, first.text(), false, offset + first.from(), offset + first.to()));
      return 1;
    }
    StringBuilder joined = new StringBuilder();
    runs.subList(at, at + found.length()).forEach(run -> joined.append(run.text()));
    Run last = runs.get(at + found.length() - 1);
    pieces.add(Piece.concept(
        found.concepts(), joined.toString(), false, offset + first.from(), offset + last.to()));
    return found.length();
  }

  private void characters(String run, int offset) {
    int unknownFrom = 0;
    int at = 0;
    while (at < run.length()) {
      Concepts.@Nullable Found found = Concepts.inCharacters(run, at);
      int filler = StopWords.lengthAt(run, at);
      int length = Math.max(filler, found == null ? 0 : found.length());
      if (length == 0) {
        at += Character.charCount(run.codePointAt(at));
        continue;
      }
      unknown(run, unknownFrom, at, offset);
      String text = run.substring(at, at + length);
      pieces.add(
          found != null && found.length() == length
              ? Piece.concept(found.concepts(), text, true, offset + at, offset + at + length)
              : Piece.word(Wanted.Kind.FILLER, text, true, offset + at, offset + at + length));
      at += length;
      unknownFrom = at;
    }
    unknown(run, unknownFrom, run.length(), offset);
  }

  private void unknown(String run, int from, int to, int offset) {
    if (to > from) {
      pieces.addAll(new Stretches(run, offset).unknown(from, to));
    }
  }
}
