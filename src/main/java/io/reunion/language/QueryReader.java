package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import io.reunion.member.Concepts;
import io.reunion.member.lexicon.ClassYears;
import io.reunion.member.lexicon.Fold;
import io.reunion.member.lexicon.Run;
import io.reunion.member.lexicon.StopWords;
import java.util.List;

/**
 * Cuts the words that say whom to find out of a sentence: "who works at Siemens?" looks for "Siemens". What stands before
 * the words that ask belongs to it where it says something: 零六级土木的还有谁在深圳.
 */
final class QueryReader {
  /** Longer ones are not searched for: of those only what follows the words that ask is taken. */
  private static final int LONGEST = 200;

  private final Tokens tokens;
  private final Lexicon lexicon;

  QueryReader(Tokens tokens, Lexicon lexicon) {
    this.tokens = tokens;
    this.lexicon = lexicon;
  }

  /** The words after a hit, or in it if none follow, without those that only ask; and what was said of them before. */
  String query(Hit hit, int to) {
    String after = trimmed(hit.to(), to);
    return withBefore(hit.from(), after.isEmpty() ? trimmed(hit.from(), to) : after);
  }

  /** The words between, without those that only ask, and what was said of them before. */
  String query(int from, int to) {
    return withBefore(from, trimmed(from, to));
  }

  /** The same of a whole text. */
  String query() {
    return trimmed(0, tokens.size());
  }

  private String withBefore(int from, String words) {
    int start = from;
    for (int at = from; at > 0 && !tokens.kind(at - 1).endsSentence(); ) {
      int clause = clauseFrom(at);
      start = isAbout(clause, at, at == from, words) ? clause : start;
      at = clause;
    }
    String before = trimmed(start, from);
    if (start == from || before.isEmpty()) {
      return words;
    }
    String whole = StopWords.areAll(Fold.text(words)) ? before : before + " " + words;
    return whole.codePointCount(0, whole.length()) <= LONGEST ? whole : words;
  }

  /** Where the clause begins of which {@code to} is the end, or in which it stands. */
  private int clauseFrom(int to) {
    int at = to;
    while (at > 0 && tokens.kind(at - 1).endsClause()) {
      at--;
    }
    while (at > 0 && !tokens.kind(at - 1).endsClause()) {
      at--;
    }
    return at;
  }

  /** The rest of the clause counts if it says anything; an earlier one, if it says what can be asked for or nothing else does. */
  private boolean isAbout(int from, int to, boolean sameClause, String words) {
    if (from >= to) {
      return false;
    }
    String folded = Fold.text(tokens.text(from, to));
    if (StopWords.areAll(folded)) {
      return false;
    }
    boolean same = sameClause && !tokens.kind(to - 1).endsClause();
    return same || StopWords.areAll(Fold.text(words)) || narrows(folded);
  }

  private static boolean narrows(String folded) {
    if (!ClassYears.in(folded).isEmpty()) {
      return true;
    }
    List<Run> runs = Run.of(folded);
    for (int i = 0; i < runs.size(); i++) {
      String run = runs.get(i).text();
      if (runs.get(i).han()) {
        for (int at = 0; at < run.length(); at++) {
          if (Concepts.inCharacters(run, at) != null) {
            return true;
          }
        }
      } else if (Concepts.inWords(runs, i) != null && !StopWords.isOne(run)) {
        return true;
      }
    }
    return false;
  }

  private String trimmed(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && tokens.kind(start).endsClause()) {
      start++;
    }
    for (int skip = head(start, end); skip > 0; skip = head(start, end)) {
      start += skip;
    }
    for (int skip = tail(start, end); skip > 0; skip = tail(start, end)) {
      end -= skip;
    }
    return tokens.text(start, end);
  }

  private int head(int start, int end) {
    return start >= end
        ? 0
        : tokens.kind(start).endsClause()
            ? 1
            : lexicon.startingAt(tokens, start, end, WordSet.QUERY_HEAD);
  }

  private int tail(int start, int end) {
    return start >= end
        ? 0
        : tokens.kind(end - 1).endsClause()
            ? 1
            : lexicon.endingAt(tokens, start, end, WordSet.QUERY_TAIL);
  }
}
