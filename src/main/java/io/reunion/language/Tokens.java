package io.reunion.language;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text cut into tokens, each with its place in the source. Filled by {@link Tokeniser} only.
 *
 * <p>A token's symbol is its number in the {@link Vocabulary}, or that of its kind if no phrase has the word. Words that
 * came out of one contraction share one place.
 */
final class Tokens {
  private final String source;
  private int size;
  private Kind[] kinds;
  private String[] forms;
  private int[] symbols;
  private int[] from;
  private int[] to;
  private boolean[] gap;
  private @Nullable Lexicon.Word[] words = {};
  private final BitSet starts = new BitSet();

  /** How many tokens the event's name has that begins at each; shorter where none begins further on. */
  private int[] events = {};

  private final Map<Integer, String> days = new HashMap<>(2);
  private final Map<Scanner, List<Hit>> hits = new HashMap<>(4);

  Tokens(String source) {
    this.source = source;
    // One more than there are tokens, since readers look behind the last one, where there is none.
    int room = Math.max(4, Math.min(32, source.length() + 1));
    kinds = new Kind[room];
    forms = new String[room];
    symbols = new int[room];
    from = new int[room];
    to = new int[room];
    gap = new boolean[room];
  }

  void add(Kind kind, String form, int symbol, int start, int end, boolean gapBefore) {
    if (size + 1 == kinds.length) {
      grow();
    }
    kinds[size] = kind;
    forms[size] = form;
    symbols[size] = symbol;
    from[size] = start;
    to[size] = end;
    gap[size] = gapBefore;
    size++;
  }

  private void grow() {
    int room = kinds.length * 2;
    kinds = Arrays.copyOf(kinds, room);
    forms = Arrays.copyOf(forms, room);
    symbols = Arrays.copyOf(symbols, room);
    from = Arrays.copyOf(from, room);
    to = Arrays.copyOf(to, room);
    gap = Arrays.copyOf(gap, room);
  }

  /** A clause begins here, although no punctuation says so. */
  void startClause(int i) {
    starts.set(i);
  }

  /** An event is named from token {@code first} up to and without {@code last}. */
  void callEvent(int first, int last) {
    if (first >= events.length) {
      events = Arrays.copyOf(events, size);
    }
    events[first] = last - first;
  }

  /** An event is called by its day from token {@code first} up to and without {@code last}: {@code name} is its id or the day. */
  void callEvent(int first, int last, String name) {
    Arrays.fill(events, Math.min(first, events.length), Math.min(last, events.length), 0);
    callEvent(first, last);
    days.put(first, name);
  }

  /** What the event is called whose name begins at {@code i}. */
  String eventName(int i) {
    return days.getOrDefault(i, text(i, i + eventAt(i)));
  }

  /** The event that is called by its day, the first of them. */
  Optional<String> eventByDay() {
    return days.keySet().stream().min(Integer::compare).map(days::get);
  }

  /** How many tokens the name of an event has that begins here; 0 for none. */
  int eventAt(int i) {
    return i < events.length ? events[i] : 0;
  }

  /** What {@link Lexicon} knows of the token; null before it was asked. */
  Lexicon.@Nullable Word word(int i) {
    return i < words.length ? words[i] : null;
  }

  void know(int i, Lexicon.Word word) {
    if (words.length == 0) {
      words = new Lexicon.Word[size];
    }
    words[i] = word;
  }

  /** What {@code scanner} finds here: several readers ask for it, and what events are called does not change it. */
  List<Hit> hits(Scanner scanner) {
    return hits.computeIfAbsent(scanner, one -> one.scan(this));
  }

  int size() {
    return size;
  }

  Kind kind(int i) {
    return kinds[i];
  }

  /** The folded form: lower case, simplified, without accents. */
  String form(int i) {
    return forms[i];
  }

  int symbol(int i) {
    return symbols[i];
  }

  int from(int i) {
    return from[i];
  }

  int to(int i) {
    return to[i];
  }

  /** A blank stood before the token. */
  boolean gapBefore(int i) {
    return gap[i];
  }

  /** The token was written with a capital letter. */
  boolean isCapital(int i) {
    return kinds[i] == Kind.WORD && Character.isUpperCase(source.codePointAt(from[i]));
  }

  /** Whether a clause begins at {@code i}. Writers of Chinese use blanks where others use commas. */
  boolean startsClause(int i) {
    return i == 0
        || starts.get(i)
        || kinds[i - 1].endsClause()
        || (gap[i]
            && (kinds[i - 1] == Kind.HAN
                || kinds[i - 1] == Kind.SYMBOL
                || kinds[i] == Kind.SYMBOL));
  }

  /** The first token behind the punctuation before {@code i}. */
  int clauseFrom(int i) {
    int from = i;
    while (from > 0 && !kinds[from - 1].endsClause()) {
      from--;
    }
    return from;
  }

  /** The punctuation at or behind {@code i}, or the end. */
  int clauseTo(int i) {
    int to = i;
    while (to < size && !kinds[to].endsClause()) {
      to++;
    }
    return to;
  }

  /** Whether a clause ends before {@code end}. */
  boolean endsClause(int end) {
    return end == size
        || kinds[end].endsClause()
        || (gap[end]
            && (kinds[end] == Kind.HAN
                || kinds[end - 1] == Kind.HAN
                || kinds[end] == Kind.SYMBOL
                || kinds[end - 1] == Kind.SYMBOL))
        || (kinds[end] == Kind.SYMBOL && Characters.isPictograph(forms[end]));
  }

  /** As it was written, from token {@code first} up to and without token {@code last}. */
  String text(int first, int last) {
    return first >= last ? "" : source.substring(from[first], to[last - 1]);
  }

  String source() {
    return source;
  }
}
