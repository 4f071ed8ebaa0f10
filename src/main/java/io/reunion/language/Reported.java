package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose words a message tells: in "Jen says she has a fever, can't come" and 张伟说他加班，来不了 it is Jen and 张伟 who stay away,
 * also in the clauses behind that name nobody.
 */
final class Reported {
  private static final Set<String> SAYS =
      Set.of("says", "said", "told", "texted", "messaged", "wrote", "mentioned", "说", "讲");
  private static final Set<String> THEY = Set.of("he", "she", "they", "他", "她");
  private static final Set<String> BETWEEN =
      Set.of("me", "us", "that", "跟", "和", "我", "我们", "刚", "才");

  /** 说不定, 说实话, 说好: no words of anybody. */
  private static final Set<String> BEHIND = Set.of("不", "实", "好", "的", "得", "过", "起", "到", "我");

  /** What may stand before a verb that has no subject. */
  private static final List<WordSet> SMALL =
      List.of(WordSet.FILLER, WordSet.LINK, WordSet.GATHERING, WordSet.THAT_ONE, WordSet.ARTICLE);

  private static final int NEAR = 4;

  private final Tokens tokens;
  private final Lexicon lexicon;
  private final Names names;
  private Optional<Subject.Other> who = Optional.empty();

  Reported(PhraseBook book, Tokens tokens) {
    this.tokens = tokens;
    this.lexicon = book.lexicon();
    this.names = book.names();
  }

  /** Clauses come in their order; a new sentence or the speaker ends what was told. */
  void enter(Clause clause) {
    boolean goesOn = clause.from() > 0
        && !tokens.kind(clause.from() - 1).endsSentence()
        && !names(clause, WordSet.SELF);
    Optional<Subject.Other> now = told(clause);
    who = now.isPresent() ? now : goesOn ? who : Optional.empty();
  }

  /** Who does what {@code hit} says, where its clause names nobody. */
  Optional<Subject.Other> by(Clause clause, Hit hit) {
    boolean verb = tokens.kind(hit.from()) == Kind.HAN
        || lexicon.startingAt(tokens, hit.from(), hit.to(), WordSet.VERB) > 0
        || lexicon.endingAt(tokens, clause.from(), hit.from(), WordSet.VERB) > 0;
    boolean ofSpeaker = false;
    for (int i = hit.from(); i < hit.to(); i++) {
      ofSpeaker |= lexicon.startingAt(tokens, i, hit.to(), WordSet.SELF) > 0;
    }
    return verb && !ofSpeaker && isBare(clause, hit) ? who : Optional.empty();
  }

  /** Nothing stands before it but small words and an event. */
  private boolean isBare(Clause clause, Hit hit) {
    int at = clause.from();
    while (at < hit.from()) {
      int step = tokens.eventAt(at);
      for (WordSet set : SMALL) {
        step = Math.max(step, lexicon.startingAt(tokens, at, hit.from(), set));
      }
      if (step == 0) {
        return false;
      }
      at += step;
    }
    return true;
  }

  private Optional<Subject.Other> told(Clause clause) {
    for (int i = clause.from() + 1; i + 1 < clause.to(); i++) {
      if (SAYS.contains(tokens.form(i)) && !BEHIND.contains(tokens.form(i + 1)) && !isHearsay(i)) {
        Optional<Subject.Other> named = named(clause, i);
        if (named.isPresent()) {
          return named;
        }
      }
    }
    return Optional.empty();
  }

  /** 听说, 据说 */
  private boolean isHearsay(int i) {
    return tokens.kind(i) == Kind.HAN
        && lexicon.endingAt(tokens, Math.max(0, i - 1), i + 1, WordSet.HEARSAY) > 1;
  }

  private Optional<Subject.Other> named(Clause clause, int says) {
    int end = says;
    while (end > clause.from() && BETWEEN.contains(tokens.form(end - 1))) {
      end--;
    }
    boolean han = tokens.kind(says) == Kind.HAN;
    if (!han && !saysThey(clause, says)) {
      return Optional.empty();
    }
    Optional<String> name = names.nameBefore(tokens, clause.from(), end);
    return name.isPresent()
        ? Optional.of(new Subject.Other(name, true))
        : relative(clause.from(), end, han);
  }

  /** "My brother said he's sick", 我哥说他病了. */
  private Optional<Subject.Other> relative(int from, int end, boolean han) {
    int length = lexicon.endingAt(tokens, from, end, WordSet.RELATION);
    boolean mine = length > 0
        && (han
            || lexicon.endingAt(tokens, from, end - length, WordSet.MINE) > 0
            || lexicon.endingAt(tokens, from, end - length, WordSet.ARTICLE) > 0);
    return mine
        ? Optional.of(
            new Subject.Other(Optional.empty(), Optional.of(tokens.text(end - length, end)), true))
        : Optional.empty();
  }

  private boolean saysThey(Clause clause, int says) {
    for (int i = says + 1; i < Math.min(clause.to(), says + NEAR); i++) {
      if (THEY.contains(tokens.form(i))) {
        return true;
      }
      if (!BETWEEN.contains(tokens.form(i))) {
        return false;
      }
    }
    return false;
  }

  private boolean names(Clause clause, WordSet set) {
    for (int i = clause.from(); i < clause.to(); i++) {
      if (lexicon.startingAt(tokens, i, clause.to(), set) > 0) {
        return true;
      }
    }
    return false;
  }
}
