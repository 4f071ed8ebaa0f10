package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who comes where the speaker does not: "I can't make it, but my husband will". */
final class InTheirPlace {
  /** Before whoever is sent. */
  private static final Set<String> SENT = Set.of("让", "由", "派", "叫", "请", "改", "换", "let", "send");

  private static final Set<String> COMING = Set.of(
      "come",
      "comes",
      "coming",
      "go",
      "goes",
      "going",
      "attend",
      "attends",
      "attending",
      "join",
      "joins",
      "joining",
      "there",
      "去",
      "来",
      "到",
      "参",
      "席");

  private final PhraseBook book;
  private final Lexicon lexicon;
  private final Tokens tokens;
  private final List<Substitute> found = new ArrayList<>();

  /**
   * Somebody who comes.
   *
   * @param relative the speaker's own, of whom they may speak
   * @param certain that, and said as a fact
   * @param said that they come is said, and not only their name
   */
  record Substitute(String name, boolean relative, boolean certain, boolean said) {}

  private InTheirPlace(PhraseBook book, Tokens tokens) {
    this.book = book;
    this.lexicon = book.lexicon();
    this.tokens = tokens;
  }

  /** Those of whom a whole clause of {@code message} says that they come, and nothing else. */
  static List<Substitute> in(PhraseBook book, Message message) {
    InTheirPlace reader = new InTheirPlace(book, message.tokens());
    message.verdict().clauses().stream().filter(clause -> !clause.asks()).forEach(reader::read);
    return reader.found;
  }

  private void read(Clause clause) {
    int start = clause.from();
    for (int step = introducing(start, clause.to());
        step > 0;
        step = introducing(start, clause.to())) {
      start += step;
    }
    int end = start;
    for (int step = somebody(end, clause.to()); step > 0; step = somebody(end, clause.to())) {
      end += step;
    }
    List<Names.Person> people = book.names().people(tokens, start, end);
    if (!people.isEmpty() && end < clause.to()) {
      comes(people, end, clause.to(), isHeard(clause.from(), start));
    }
  }

  /** 听说李老师也来 */
  private boolean isHeard(int from, int to) {
    for (int i = from; i < to; i++) {
      if (lexicon.startingAt(tokens, i, to, WordSet.HEARSAY) > 0) {
        return true;
      }
    }
    return false;
  }

  private void comes(List<Names.Person> people, int from, int to, boolean heard) {
    boolean doubted = heard;
    boolean said = false;
    int at = from;
    while (at < to) {
      int comes = lexicon.startingAt(tokens, at, to, WordSet.COMES);
      int doubt = lexicon.startingAt(tokens, at, to, WordSet.HEARSAY);
      int step = Math.max(Math.max(comes, doubt), Math.max(tokens.eventAt(at), small(at, to)));
      if (step == 0) {
        return;
      }
      doubted |= doubt > 0 && comes == 0;
      said |= comes > 0 && isComing(at, at + comes);
      at += step;
    }
    for (Names.Person person : people) {
      found.add(new Substitute(
          person.name(), person.isRelation(), person.isRelation() && !doubted, said && !doubted));
    }
  }

  /** 会 and "will" say it of something that was said before. */
  private boolean isComing(int from, int to) {
    for (int i = from; i < to; i++) {
      if (COMING.contains(tokens.form(i))) {
        return true;
      }
    }
    return false;
  }

  private int small(int at, int to) {
    boolean thing = tokens.kind(at) == Kind.SYMBOL;
    return thing ? 1 : lexicon.startingAt(tokens, at, to, WordSet.ARTICLE);
  }

  private int introducing(int at, int to) {
    if (at >= to || somebody(at, to) > 0) {
      return 0;
    }
    return SENT.contains(tokens.form(at))
        ? 1
        : Math.max(
            lexicon.startingAt(tokens, at, to, WordSet.LINK),
            lexicon.startingAt(tokens, at, to, WordSet.FILLER));
  }

  /** Part of who it is: "my", "wife", "and", a name. */
  private int somebody(int at, int to) {
    if (at >= to) {
      return 0;
    }
    int relation = lexicon.startingAt(tokens, at, to, WordSet.RELATION);
    int name = Math.max(relation, book.names().nameAt(tokens, at, to));
    boolean mine = lexicon.has(tokens, at, WordSet.SELF) || lexicon.has(tokens, at, WordSet.MINE);
    boolean joint = lexicon.startingAt(tokens, at, to, WordSet.JOINT) > 0;
    boolean before = (mine || joint || tokens.form(at).equals("的")) && name == 0;
    return before && at + 1 < to && somebody(at + 1, to) > 0 ? 1 : name;
  }
}
