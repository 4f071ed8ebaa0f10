package io.reunion.language;

/**
 * Where a message begins and ends for a pattern: punctuation and pictures before and after it do not count.
 *
 * @param first the first token that counts
 * @param last the token after the last that counts
 */
record Edges(int first, int last) {
  static Edges of(Tokens tokens) {
    int first = 0;
    while (first < tokens.size() && isDecoration(tokens, first)) {
      first++;
    }
    int last = tokens.size();
    while (last > first && isDecoration(tokens, last - 1)) {
      last--;
    }
    return new Edges(first, last);
  }

  /** Whether the anchors of {@code pattern} hold for these tokens. */
  boolean allow(Tokens tokens, Pattern pattern, int from, int to) {
    boolean startFits = switch (pattern.start()) {
      case ANYWHERE -> true;
      case CLAUSE -> tokens.startsClause(from);
      case MESSAGE -> from <= first;
    };
    return startFits
        && switch (pattern.end()) {
          case ANYWHERE -> true;
          case CLAUSE -> tokens.endsClause(to);
          case MESSAGE -> to >= last;
        };
  }

  private static boolean isDecoration(Tokens tokens, int i) {
    return tokens.kind(i).endsClause()
        || (tokens.kind(i) == Kind.SYMBOL && Characters.isPictograph(tokens.form(i)));
  }
}
