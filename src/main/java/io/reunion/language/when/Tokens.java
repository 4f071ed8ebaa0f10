package io.reunion.language.when;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The words of a text, with a count of how often the grammar looked at one. */
final class Tokens {
  /** What tells no time unless something else does. */
  private static final Set<Sort> SILENT = EnumSet.of(
      Sort.SPACE,
      Sort.LINE,
      Sort.MARK,
      Sort.WORD,
      Sort.THE,
      Sort.OF,
      Sort.TO,
      Sort.AND,
      Sort.OR,
      Sort.FROM,
      Sort.BY,
      Sort.AFTER,
      Sort.FOR,
      Sort.IN,
      Sort.AT,
      Sort.DE,
      Sort.OK,
      Sort.CUE,
      Sort.LABEL);

  private final Fold fold;
  private final Token[] tokens;
  private final boolean han;
  private long looks;

  Tokens(Fold fold, List<Token> tokens, boolean han) {
    this.fold = fold;
    this.tokens = tokens.toArray(Token[]::new);
    this.han = han;
  }

  int size() {
    return tokens.length;
  }

  /** The token at {@code i}; outside the text one that is nothing. */
  Token at(int i) {
    looks++;
    return i >= 0 && i < tokens.length ? tokens[i] : Token.OUTSIDE;
  }

  boolean is(int i, Sort sort) {
    return at(i).is(sort);
  }

  boolean isMark(int i, char mark) {
    return at(i).isMark(mark);
  }

  /** {@code i}, or the place after it if a space is there. */
  int skipSpace(int i) {
    return is(i, Sort.SPACE) ? i + 1 : i;
  }

  /** The place of the nearest token before {@code i} that is no space. */
  int before(int i) {
    return is(i - 1, Sort.SPACE) ? i - 2 : i - 1;
  }

  /** {@code at} skipping a space if the token there is of the sort, else -1. */
  int find(int i, Sort sort) {
    int at = skipSpace(i);
    return is(at, sort) ? at : -1;
  }

  /** Some word is there without which nothing is a date; most messages have none. */
  boolean mayTell() {
    for (Token token : tokens) {
      if (!SILENT.contains(token.sort())) {
        return true;
      }
    }
    return false;
  }

  /** Chinese characters occur. */
  boolean isHan() {
    return han;
  }

  /** The folded character at the place, or 0 outside. */
  char character(int folded) {
    return folded >= 0 && folded < fold.text().length ? fold.text()[folded] : 0;
  }

  /** The folded character right after the token before {@code i}: what follows a piece that ends there. */
  char following(int i) {
    return i == 0 ? character(0) : character(at(i - 1).to());
  }

  int originFrom(int i) {
    return fold.origin(at(i).from());
  }

  /** Where the token before {@code end} ends in the original. */
  int originTo(int end) {
    return fold.originEnd(at(end - 1).to());
  }

  long looks() {
    return looks;
  }
}
