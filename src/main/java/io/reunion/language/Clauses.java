package io.reunion.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a message into clauses at punctuation and at words such as "but". One that goes on without either is cut at {@value
 * #LONGEST} tokens: what stands before a sign is looked through for each sign, and nobody's sentence is as long as that.
 */
final class Clauses {
  private static final int LONGEST = 64;

  private final Tokens tokens;
  private final List<Clause> clauses = new ArrayList<>();
  private final List<Hit> open = new ArrayList<>();
  private int start;
  private boolean afterBut;
  private boolean corrects;

  private Clauses(Tokens tokens) {
    this.tokens = tokens;
  }

  static List<Clause> of(Tokens tokens, List<Hit> hits) {
    Clauses clauses = new Clauses(tokens);
    clauses.cut(hits);
    return clauses.clauses;
  }

  private void cut(List<Hit> hits) {
    int next = 0;
    for (int i = 0; i < tokens.size(); ) {
      Hit hit = next < hits.size() && hits.get(next).from() <= i ? hits.get(next) : null;
      if (hit != null) {
        next++;
        i = take(hit);
      } else if (tokens.kind(i).endsClause()) {
        close(i, tokens.kind(i) == Kind.QUERY);
        start = ++i;
      } else {
        if (i > start && (tokens.startsClause(i) || i - start >= LONGEST)) {
          close(i, false);
          start = i;
        }
        i++;
      }
    }
    close(tokens.size(), false);
  }

  /** Returns where to go on. */
  private int take(Hit hit) {
    if (hit.mark() == Mark.BUT || hit.mark() == Mark.CORRECT) {
      close(hit.from(), false);
      start = hit.to();
      afterBut = true;
      corrects |= hit.mark() == Mark.CORRECT;
    } else {
      if (hit.from() > start
          && (tokens.startsClause(hit.from()) || hit.from() - start >= LONGEST)) {
        close(hit.from(), false);
        start = hit.from();
      }
      if (hit.mark() != Mark.NOISE) {
        open.add(hit);
      }
    }
    return hit.to();
  }

  private void close(int end, boolean query) {
    boolean cutShort = afterBut && end == tokens.size();
    if (end > start || !open.isEmpty() || cutShort) {
      boolean asks = query || has(Mark.ASKED) || has(Mark.BEG);
      clauses.add(new Clause(start, end, List.copyOf(open), asks, afterBut, corrects));
      afterBut = false;
      corrects = false;
      open.clear();
    }
  }

  private boolean has(Mark mark) {
    return Hit.first(open, mark).isPresent();
  }
}
