package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.List;
import java.util.Set;

/**
 * Words that stand where an event's title would, and are none that is known: "count me in for the walk", "but not the walk",
 * 报名密室逃脱. They are noted as names all the same, so that it is asked which event is meant, instead of taking another.
 */
final class UnknownTitles {
  private static final int LONGEST_WORDS = 3;
  private static final int LONGEST_HAN = 8;
  private static final int SHORTEST_HAN = 2;
  private static final Set<Mark> ANSWERS =
      Set.of(Mark.ACCEPT, Mark.DECLINE, Mark.WITHDRAW, Mark.TENTATIVE);

  /** What stands for nothing that somebody would come to. */
  private static final List<WordSet> NO_TITLE = List.of(
      WordSet.FILLER,
      WordSet.SELF,
      WordSet.OTHERS,
      WordSet.RELATION,
      WordSet.THING,
      WordSet.THAT_ONE,
      WordSet.QUESTIONING,
      WordSet.UNNAMED,
      WordSet.COURTESY,
      WordSet.NO_EVENT);

  private static final Set<String> SHORT = Set.of("yes", "no", "maybe", "nope", "yep", "yeah");

  /** Behind these what follows is what is come to; 去 may as well lead to a town. */
  private static final String TAKES_TITLE = "加名席报";

  private final PhraseBook book;
  private final Lexicon lexicon;
  private final Tokens tokens;
  private final boolean another;

  private UnknownTitles(PhraseBook book, Tokens tokens) {
    this.book = book;
    this.lexicon = book.lexicon();
    this.tokens = tokens;
    this.another = named();
  }

  /** @param alone whether an unknown title counts where it is the only one; below a card the card says what is meant */
  static void mark(PhraseBook book, Tokens tokens, boolean alone) {
    UnknownTitles titles = new UnknownTitles(book, tokens);
    if (alone || titles.another) {
      titles.mark();
    }
  }

  private boolean named() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.eventAt(i) > 0) {
        return true;
      }
    }
    return false;
  }

  private void mark() {
    for (Hit hit : book.signs(tokens)) {
      if (ANSWERS.contains(hit.mark())) {
        if (tokens.kind(hit.to() - 1) == Kind.WORD) {
          behind(hit.from(), hit.to());
        } else if (tokens.kind(hit.from()) == Kind.HAN) {
          object(hit);
          topic(hit.from());
        }
      }
    }
    for (int i = 0; another && i < tokens.size(); i++) {
      refused(i);
      listed(i);
    }
  }

  /** "Gala yes, | walk no": a clause of a title and a short answer, beside an event that is known. */
  private void listed(int at) {
    boolean last = at + 1 == tokens.size() || tokens.kind(at + 1).endsClause();
    if (!last || !SHORT.contains(tokens.form(at))) {
      return;
    }
    int from = at;
    while (from > 0 && !tokens.startsClause(from) && isPlainWord(from - 1)) {
      from--;
    }
    boolean whole = tokens.startsClause(from) || tokens.form(from - 1).equals("the");
    if (from < at && at - from <= LONGEST_WORDS && whole && isTitleWord(from)) {
      tokens.callEvent(from, at);
    }
  }

  // English

  /** "Count me in for | the walk"; the words may end with "the" or with the first word of the name. */
  private void behind(int from, int to) {
    int at = to;
    while (at > from && at > to - 2 && !tokens.form(at - 1).equals("the")) {
      at--;
    }
    if (at > from && tokens.form(at - 1).equals("the")) {
      called(at);
      return;
    }
    at = to;
    for (int step = lead(at); step > 0; step = lead(at)) {
      at += step;
    }
    if (at > to && tokens.form(at - 1).equals("the")) {
      called(at);
    }
  }

  private int lead(int at) {
    return at >= tokens.size()
        ? 0
        : Math.max(
            lexicon.startingAt(tokens, at, tokens.size(), WordSet.PREPOSITION),
            lexicon.startingAt(tokens, at, tokens.size(), WordSet.ARTICLE));
  }

  /** Notes the words from {@code at} up to the end of what is named, if they can be a title. */
  private void called(int at) {
    int end = at;
    while (end < tokens.size() && end - at <= LONGEST_WORDS && isTitleWord(end)) {
      end++;
    }
    boolean over = end == tokens.size()
        || tokens.kind(end).endsClause()
        || tokens.kind(end) == Kind.SYMBOL
        || lexicon.startingAt(tokens, end, tokens.size(), WordSet.LINK) > 0
        || lexicon.startingAt(tokens, end, tokens.size(), WordSet.JOINT) > 0
        || lexicon.startingAt(tokens, end, tokens.size(), WordSet.FILLER) > 0
        || lexicon.startingAt(tokens, end, tokens.size(), WordSet.COURTESY) > 0;
    if (end > at && end - at <= LONGEST_WORDS && over) {
      tokens.callEvent(at, end);
    }
  }

  private boolean isTitleWord(int at) {
    return tokens.kind(at) == Kind.WORD && tokens.eventAt(at) == 0 && !isNoTitle(at);
  }

  private boolean isPlainWord(int at) {
    return tokens.kind(at) == Kind.WORD
        && tokens.eventAt(at) == 0
        && !tokens.form(at).equals("the")
        && lexicon.startingAt(tokens, at, tokens.size(), WordSet.PREPOSITION) == 0;
  }

  private boolean isNoTitle(int at) {
    boolean name = lexicon.has(tokens, at, WordSet.GIVEN);
    return name
        || lexicon.startingAt(tokens, at, tokens.size(), WordSet.LINK) > 0
        || lexicon.startingAt(tokens, at, tokens.size(), WordSet.JOINT) > 0
        || lexicon.startingAt(tokens, at, tokens.size(), WordSet.PREPOSITION) > 0
        || NO_TITLE.stream()
            .anyMatch(set -> lexicon.startingAt(tokens, at, tokens.size(), set) > 0);
  }

  /** "... but not the walk", 密室逃脱就算了: beside an event that is known. */
  private void refused(int at) {
    int refused = lexicon.startingAt(tokens, at, tokens.size(), WordSet.REFUSED);
    int behind = at + refused;
    if (refused > 0 && behind < tokens.size() && tokens.form(behind).equals("the")) {
      called(behind + 1);
    }
    boolean last = behind == tokens.size() || (behind < tokens.size() && tokens.endsClause(behind));
    if (refused > 0 && last && tokens.kind(at) == Kind.HAN) {
      topic(at);
    }
  }

  // Chinese

  /** 报名 | 密室逃脱, to the end of the clause. */
  private void object(Hit hit) {
    if (TAKES_TITLE.contains(tokens.form(hit.to() - 1))) {
      int end = hit.to();
      while (end < tokens.size() && !tokens.endsClause(end)) {
        end++;
      }
      calledHan(hit.to(), end);
    }
  }

  /** 摄影展 | 我不去了: from the beginning of the clause, without the speaker and small words. */
  private void topic(int end) {
    int from = end;
    while (from > 0 && !tokens.startsClause(from)) {
      from--;
    }
    int to = end;
    for (int step = small(from, to); step > 0; step = small(from, to)) {
      to -= step;
    }
    calledHan(from, to);
  }

  private int small(int from, int to) {
    return to <= from
        ? 0
        : Math.max(
            lexicon.endingAt(tokens, from, to, WordSet.SELF),
            lexicon.endingAt(tokens, from, to, WordSet.FILLER));
  }

  private void calledHan(int from, int to) {
    if (to - from < SHORTEST_HAN || to - from > LONGEST_HAN) {
      return;
    }
    for (int i = from; i < to; i++) {
      if (tokens.kind(i) != Kind.HAN || tokens.eventAt(i) > 0 || isNoTitle(i)) {
        return;
      }
    }
    if (book.names().nameAt(tokens, from, to) == 0) {
      tokens.callEvent(from, to);
    }
  }
}
