package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbered pieces whose numbers go up, and what they are. A number that starts again from 1 begins a new run: terms in
 * the title, the entries, a second group of entries, or remarks below.
 *
 * @param first index of its first piece
 * @param last index of its last numbered piece
 * @param heading index of the unnumbered piece above it, -1 if there is none
 * @param terms its lines are terms (时间, 费用, 请自带...), not people
 */
record Run(int first, int last, int heading, boolean terms) {
  private static final int LONG = 36;

  static List<Run> of(Folded text, List<Piece> pieces) {
    List<int[]> spans = spans(pieces);
    List<Run> runs = new ArrayList<>();
    for (int[] span : spans) {
      int heading = headingOf(pieces, span[0]);
      boolean terms = isTerms(text.plain(), pieces, span, heading, spans.size() > 1);
      runs.add(new Run(span[0], span[1], heading, terms));
    }
    return runs;
  }

  private static List<int[]> spans(List<Piece> pieces) {
    List<int[]> spans = new ArrayList<>();
    int[] open = null;
    int last = Integer.MAX_VALUE;
    for (int i = 0; i < pieces.size(); i++) {
      Mark mark = pieces.get(i).mark();
      if (mark == null) {
        continue;
      }
      if (open == null || (mark.value() <= 1 && mark.value() <= last && last != 0)) {
        open = new int[] {i, i};
        spans.add(open);
      }
      open[1] = i;
      last = mark.value();
    }
    return spans;
  }

  private static int headingOf(List<Piece> pieces, int first) {
    for (int i = first - 1; i >= 0; i--) {
      Piece piece = pieces.get(i);
      if (piece.mark() != null) {
        return -1;
      }
      if (!piece.isBlank()) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isTerms(
      String plain, List<Piece> pieces, int[] span, int heading, boolean several) {
    if (heading >= 0) {
      @Nullable Boolean said = saidBy(plain, pieces.get(heading));
      if (said != null) {
        return said;
      }
    }
    int lines = 0;
    int fields = 0;
    int sentences = 0;
    for (int i = span[0]; i <= span[1]; i++) {
      Piece piece = pieces.get(i);
      if (piece.mark() == null || piece.contentFrom() >= piece.to()) {
        continue;
      }
      lines++;
      fields += isField(plain, piece) ? 1 : 0;
      sentences += isField(plain, piece) || isSentence(plain, piece) ? 1 : 0;
    }
    return 2 * fields > lines || (several && 2 * sentences > lines);
  }

  /** What a heading says of the lines below it: terms, people, or nothing. */
  private static @Nullable Boolean saidBy(String plain, Piece heading) {
    String words = plain.substring(heading.from(), heading.to());
    boolean opens = words.endsWith(":") || words.length() <= 8;
    if (!opens) {
      return null;
    }
    int terms = lastOf(ListWords.TERMS, words);
    int people = lastOf(ListWords.PEOPLE, words);
    return (terms < 0 && people < 0) ? null : terms > people;
  }

  private static int lastOf(Phrases phrases, String words) {
    int last = -1;
    for (int at = 0; at < words.length(); at++) {
      last = phrases.lengthAt(words, at, words.length()) > 0 ? at : last;
    }
    return last;
  }

  private static boolean isField(String plain, Piece piece) {
    int from = piece.contentFrom();
    boolean leave = plain.startsWith("请假", from);
    return !leave && ListWords.FIELDS.lengthAt(plain, from, piece.to()) > 0;
  }

  private static boolean isSentence(String plain, Piece piece) {
    if (piece.to() - piece.contentFrom() > LONG) {
      return true;
    }
    for (int at = piece.contentFrom(); at < piece.to(); at++) {
      if ("。；！;!".indexOf(plain.charAt(at)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
