package io.reunion.language;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a search: behind what asks for it, within it, or before it where the sentence is turned round. */
final class SearchWords {
  private static final Set<String> THERE = Set.of("那边", "那里", "那儿", "当地");
  private static final Set<String> TOWARDS = Set.of("in", "at", "near", "around");
  private static final Set<String> GOING = Set.of("go", "be", "move", "visit", "come", "travel");

  private final PhraseBook book;
  private final Tokens tokens;
  private final QueryReader reader;

  SearchWords(PhraseBook book, Tokens tokens) {
    this.book = book;
    this.tokens = tokens;
    this.reader = new QueryReader(tokens, book.lexicon());
  }

  /** Whoever is looked for may stand in the phrase itself: "any climbers in the Bay Area". */
  String of(Hit hit, int to) {
    Map<String, SlotReader.Span> slots = book.slots(tokens).read(hit);
    SlotReader.@Nullable Span named = slots.getOrDefault("name", slots.get("who"));
    boolean more = hit.rule().pattern().rest() && !reader.query(hit.to(), to).isEmpty();
    if (named != null && !more && !slots.containsKey("any")) {
      return tokens.text(named.from(), named.to());
    }
    String words = Optional.ofNullable(slots.getOrDefault("any", slots.get("word")))
        .filter(role ->
            role.from() < tokens.size() && tokens.kind(role.from()) == Kind.WORD && to > hit.to())
        .map(role -> reader.query(role.from(), to))
        .orElseGet(() -> asked(hit, to, slots.get("any")));
    return place(hit, to)
        .map(place -> to > hit.to() && !words.isEmpty() ? place + " " + words : place)
        .orElse(words);
  }

  /**
   * 99级建筑的帮忙搜一下: whom stands before it. 2010年以后毕业的在深圳有谁: the phrase has no more than the last words of whom.
   */
  private String asked(Hit hit, int to, SlotReader.@Nullable Span any) {
    boolean han = tokens.kind(hit.from()) == Kind.HAN;
    int clause = clauseFrom(hit.from());
    boolean open = hit.rule().pattern().rest() && reader.query(hit.to(), to).isEmpty();
    boolean cut = any != null && any.from() == hit.from();
    if (!han || clause == hit.from() || !(open || cut)) {
      return reader.query(hit, to);
    }
    String before = reader.query(clause, open ? hit.from() : to);
    return before.isEmpty() ? reader.query(hit, to) : before;
  }

  private int clauseFrom(int i) {
    int from = i;
    while (!tokens.startsClause(from)) {
      from--;
    }
    return from;
  }

  /** 下个月去墨尔本，那边有校友吗, "I'm moving to Leeds, anybody there?": where that is was said before. */
  private Optional<String> place(Hit hit, int to) {
    int clause = tokens.clauseFrom(hit.from());
    int from = sentenceFrom(clause);
    if (from >= clause) {
      return Optional.empty();
    }
    if (saysThere(clause, hit.to())) {
      return Optional.of(tokens.text(from, clause - 1));
    }
    boolean there = to > hit.from() + 1 && tokens.form(last(to)).equals("there");
    return there ? behindPreposition(from, clause - 1) : Optional.empty();
  }

  private int last(int to) {
    int last = to - 1;
    while (last > 0 && tokens.kind(last).endsClause()) {
      last--;
    }
    return last;
  }

  /** "Going | to | Hanoi | in May": the place alone. */
  private Optional<String> behindPreposition(int from, int to) {
    int start = -1;
    for (int i = from; i + 1 < to; i++) {
      boolean towards = tokens.form(i).equals("to") && !GOING.contains(tokens.form(i + 1));
      if (towards || (start < 0 && TOWARDS.contains(tokens.form(i)))) {
        start = i + 1;
      }
    }
    if (start < 0) {
      return Optional.empty();
    }
    int end = start + 1;
    while (end < to
        && book.lexicon().startingAt(tokens, end, to, Lexicon.WordSet.PREPOSITION) == 0) {
      end++;
    }
    return Optional.of(tokens.text(start, end));
  }

  private boolean saysThere(int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (THERE.contains(tokens.form(i) + tokens.form(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private int sentenceFrom(int i) {
    int from = i;
    while (from > 0 && !tokens.kind(from - 1).endsSentence()) {
      from--;
    }
    return from;
  }
}
