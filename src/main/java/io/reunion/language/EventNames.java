package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How messages call the events that take answers now: by words that stand side by side in the title of one of them, or of
 * one series, and of no other. Kinds of events, such as "gala" and 年会, are names whether there is such an event or not.
 */
public final class EventNames {
  public static final EventNames NONE = new EventNames(List.of(), List.of());

  private static final int MOST = 200;
  private static final int SHORTEST_WORD = 3;
  private static final int SHORTEST_HAN = 2;

  /** Behind these the place of a title is just a place. */
  private static final Set<String> AT_A_PLACE = Set.of("in", "from", "在", "从", "到");

  /** Before "from" these take somebody off the list of an event. */
  private static final Set<String> TAKEN_OFF =
      Set.of("name", "withdraw", "withdrawing", "out", "back", "off", "absent", "excused", "down");

  private static final List<WordSet> IDLE = List.of(
      WordSet.UNNAMED,
      WordSet.FILLER,
      WordSet.RELATION,
      WordSet.JOINT,
      WordSet.SELF,
      WordSet.OTHERS,
      WordSet.THING,
      WordSet.PREPOSITION,
      WordSet.ARTICLE,
      WordSet.LINK,
      WordSet.QUERY_HEAD);

  private record Place(int title, int at) {}

  private record Name(int from, int to) {
    int length() {
      return to - from;
    }
  }

  private final List<Tokens> titles;
  private final Map<String, List<Place>> places = new HashMap<>();

  private final List<Upcoming> events;

  private EventNames(List<Tokens> titles, List<Upcoming> events) {
    this.titles = titles;
    this.events = events;
    for (int title = 0; title < titles.size(); title++) {
      for (int at = 0; at < titles.get(title).size(); at++) {
        places
            .computeIfAbsent(titles.get(title).form(at), form -> new ArrayList<>())
            .add(new Place(title, at));
      }
    }
  }

  static EventNames of(PhraseBook book, Collection<String> titles) {
    return new EventNames(titles.stream().limit(MOST).map(book::tokens).toList(), List.of());
  }

  static EventNames ofEvents(PhraseBook book, Collection<Upcoming> events) {
    List<Upcoming> some = events.stream().limit(MOST).toList();
    return new EventNames(some.stream().map(event -> book.tokens(event.title())).toList(), some);
  }

  List<Upcoming> events() {
    return events;
  }

  /** The events whose titles have these tokens side by side. */
  Set<Upcoming> called(Tokens tokens, int from, int to) {
    Set<Upcoming> called = new LinkedHashSet<>();
    for (Place one : places.getOrDefault(tokens.form(from), List.of())) {
      if (one.title() < events.size()
          && shared(titles.get(one.title()), one.at(), tokens, from) >= to - from) {
        called.add(events.get(one.title()));
      }
    }
    return called;
  }

  /** Notes in {@code tokens} where they name an event. */
  void mark(PhraseBook book, Tokens tokens) {
    int i = 0;
    while (i < tokens.size()) {
      int kind = book.lexicon().startingAt(tokens, i, tokens.size(), WordSet.GATHERING);
      Name named = named(book, tokens, i);
      Name name = named.length() > kind ? named : new Name(i, i + kind);
      if (name.length() > 0) {
        tokens.callEvent(name.from(), name.to());
      }
      i = Math.max(i + 1, name.to());
    }
  }

  /** The longest run of some title that begins at {@code from}, without what says nothing at its end; or an empty one. */
  private Name named(PhraseBook book, Tokens tokens, int from) {
    Name none = new Name(from, from);
    List<Place> found = places.getOrDefault(tokens.form(from), List.of());
    if (found.isEmpty()) {
      return none;
    }
    boolean place = from > 0
        && AT_A_PLACE.contains(tokens.form(from - 1))
        && !isTakenOff(book, tokens, from - 1)
        && book.lexicon().endingAt(tokens, 0, from, WordSet.TOWARDS) < 2;
    if (place || idle(book, tokens, from) > 0) {
      return none;
    }
    int longest = 0;
    for (Place one : found) {
      longest = Math.max(longest, shared(titles.get(one.title()), one.at(), tokens, from));
    }
    int to = from + longest;
    while (to > from
        && !isEndOfTitle(found, tokens, from, to)
        && endsIdly(book, tokens, from, to)) {
      to--;
    }
    boolean somebody = to > from && book.names().nameAt(tokens, from, to) == to - from;
    return tells(tokens, from, to) && isUnique(found, tokens, from, to) && !somebody
        ? new Name(from, to)
        : none;
  }

  /** "Drop me from the tea", "withdraw from the pub": nobody comes from there. */
  private static boolean isTakenOff(PhraseBook book, Tokens tokens, int from) {
    if (from == 0) {
      return false;
    }
    return book.lexicon().has(tokens, from - 1, WordSet.SELF)
        || TAKEN_OFF.contains(tokens.form(from - 1));
  }

  private static int shared(Tokens title, int at, Tokens tokens, int from) {
    int length = 0;
    while (at + length < title.size()
        && from + length < tokens.size()
        && title.form(at + length).equals(tokens.form(from + length))
        && tokens.kind(from + length) != Kind.PAUSE) {
      length++;
    }
    return length;
  }

  private static int idle(PhraseBook book, Tokens tokens, int at) {
    int longest = 0;
    for (WordSet set : IDLE) {
      longest = Math.max(longest, book.lexicon().startingAt(tokens, at, tokens.size(), set));
    }
    return longest;
  }

  private static boolean endsIdly(PhraseBook book, Tokens tokens, int from, int to) {
    return IDLE.stream().anyMatch(set -> book.lexicon().endingAt(tokens, from, to, set) > 0)
        || (tokens.kind(to - 1) != Kind.HAN && tokens.kind(to - 1) != Kind.WORD);
  }

  /** 会 is a small word, but not at the end of 秋季茶会; so is "evening", but not of "wine evening". */
  private boolean isEndOfTitle(List<Place> found, Tokens tokens, int from, int to) {
    Kind kind = tokens.kind(to - 1);
    return to - from >= 2
        && (kind == Kind.HAN || kind == Kind.WORD)
        && found.stream().anyMatch(one -> {
          Tokens title = titles.get(one.title());
          int end = one.at() + to - from;
          return shared(title, one.at(), tokens, from) == to - from
              && (end == title.size() || title.kind(end) != kind);
        });
  }

  private static boolean tells(Tokens tokens, int from, int to) {
    int han = 0;
    for (int i = from; i < to; i++) {
      boolean word = tokens.kind(i) == Kind.WORD && tokens.form(i).length() >= SHORTEST_WORD;
      han += tokens.kind(i) == Kind.HAN ? 1 : 0;
      if (word || han >= SHORTEST_HAN) {
        return true;
      }
    }
    return false;
  }

  private boolean isUnique(List<Place> found, Tokens tokens, int from, int to) {
    Set<String> holding = new HashSet<>();
    for (Place one : found) {
      if (shared(titles.get(one.title()), one.at(), tokens, from) >= to - from) {
        holding.add(titles.get(one.title()).source());
      }
    }
    return holding.size() == 1;
  }
}
