package io.reunion.language;

import org.jspecify.annotations.Nullable;

/** The numbers in what a message says of a party. */
final class PartyNumbers {
  private final PhraseBook book;
  private final Tokens tokens;
  private final SlotReader slots;

  PartyNumbers(PhraseBook book, Tokens tokens) {
    this.book = book;
    this.tokens = tokens;
    this.slots = book.slots(tokens);
  }

  /** What a hit counts; -1 where it tells no number. */
  int of(Hit hit) {
    SlotReader.@Nullable Span span = slots.read(hit, "n");
    if (span == null) {
      return last(hit);
    }
    boolean adverb = tokens.form(span.to() - 1).equals("一") && isAdverb(span.to());
    return adverb ? -1 : valueOf(span.from(), span.to());
  }

  /** "夫妇俩" counts within its words. */
  private int last(Hit hit) {
    int value = book.vocabulary().valueOf(tokens.form(hit.to() - 1));
    return value > 0 ? value : -1;
  }

  /** The 一 of 一起 and 一定 is no number. */
  private boolean isAdverb(int after) {
    return after < tokens.size() && "起块同定直样路并道".contains(tokens.form(after));
  }

  /** All numbers of a hit together. */
  int sum(Hit hit) {
    int sum = 0;
    for (int i = hit.from(); i < hit.to(); i++) {
      sum += Math.max(0, book.vocabulary().valueOf(tokens.form(i)));
    }
    return sum;
  }

  /** "12", "twelve", "十二", "二十". */
  private int valueOf(int from, int to) {
    int value = 0;
    int pending = 0;
    for (int i = from; i < to; i++) {
      int digit = book.vocabulary().valueOf(tokens.form(i));
      if (tokens.form(i).equals("十")) {
        value += pending == 0 ? 10 : pending * 10;
        pending = 0;
      } else {
        pending = digit;
      }
    }
    return value + pending;
  }
}
