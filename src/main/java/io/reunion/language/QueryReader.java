package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;

/** Cuts the words that say whom to find out of a sentence: "who works at Siemens?" looks for "Siemens". */
final class QueryReader {
  private final Tokens tokens;
  private final Lexicon lexicon;

  QueryReader(Tokens tokens, Lexicon lexicon) {
    this.tokens = tokens;
    this.lexicon = lexicon;
  }

  /** The words after a hit, or in it if none follow, without those that only ask. */
  String query(Hit hit, int to) {
    String after = trimmed(hit.to(), to);
    return after.isEmpty() ? trimmed(hit.from(), to) : after;
  }

  /** The words between, without those that only ask. */
  String query(int from, int to) {
    return trimmed(from, to);
  }

  /** The same of a whole text. */
  String query() {
    return trimmed(0, tokens.size());
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
