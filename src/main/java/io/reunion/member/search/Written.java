package io.reunion.member.search;

import java.util.HashMap;
import java.util.Map;

/**
 * How the parts of a question were written, since they are compared folded and without blanks.
 *
 * @param written by the folded text of a part
 * @param sentence whether most of the words say nothing about whom is sought
 */
record Written(Map<String, String> written, boolean sentence) {
  /** Between the parts that may be met one instead of another. */
  static final String OR = " / ";

  Written {
    written = Map.copyOf(written);
  }

  /** @param folded {@code text}, in which the pieces have their places */
  static Written of(String text, String folded, Iterable<Piece> pieces) {
    String source = text.length() == folded.length() ? text : folded;
    Map<String, String> written = new HashMap<>();
    int fillers = 0;
    for (Piece piece : pieces) {
      written.putIfAbsent(piece.text(), source.substring(piece.from(), piece.to()));
      fillers += piece.kind() == Wanted.Kind.FILLER ? 1 : 0;
    }
    return new Written(written, fillers > Pieces.FILLERS_OF_A_SENTENCE);
  }

  String text(String part) {
    StringBuilder all = new StringBuilder();
    for (String one : part.split(OR, -1)) {
      all.append(all.isEmpty() ? "" : OR).append(written.getOrDefault(one, one));
    }
    return all.toString();
  }
}
