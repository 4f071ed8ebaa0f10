package io.reunion.language;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Named lists of words from the phrase files that are looked up where no pattern can: beside a hit. */
final class Lexicon {
  /** The sets that the code asks for; each file has those that its language needs. */
  enum WordSet {
    /** Words that are never part of a name. */
    UNNAMED,
    /** What joins two names. */
    JOINT,
    SELF,
    OTHERS,
    /** What is the speaker's: "my". */
    MINE,
    /** May stand between a speaker and what the speaker does. */
    FILLER,
    RELATION,
    /** Two who are called by one word: "parents". */
    PAIR,
    /** Follows a name: 老师, 总. */
    TITLE,
    /** A question that goes on with this is a request. */
    REQUEST,
    /** Makes a request of a question that has it: "please". */
    COURTESY,
    PREPOSITION,
    /** Stands before a noun: "the". */
    ARTICLE,
    /** With an event's name alone says no to it: "but not the picnic". */
    REFUSED,
    /** Before an event's name: what is said is of all others. */
    EXCEPT,
    /** Denies what was understood or asked: "no, just me". */
    DENIAL,
    /** Says of somebody that they come: "will be there". */
    COMES,
    /** Behind a day: it is an event's, "the 28th one", 28号那场. */
    THAT_ONE,
    /** Before a day: it is an event's, "the one on the 28th". */
    THE_ONE,
    /** Where a title may stand and something else is come to: "the office", 婚礼. */
    NO_EVENT,
    /** Only asks: "exactly", 有没有. */
    QUESTIONING,
    /** Changes one event for another: "switch me from the pub to the gala". */
    SWITCH,
    /** Before the event that is come to instead: "to", 换成. */
    TOWARDS,
    /** In place of another: "the gala instead". */
    INSTEAD,
    /** Before a number: these are counted already, "two of whom are children". */
    AMONG,
    /** Words that do something; before them stands who does it. */
    VERB,
    /** Begins a new clause without a comma: "but", "所以". */
    LINK,
    /** What a clause may be about that is nobody: "the date". */
    THING,
    /** Kinds of events that are likely to be in a title. */
    GATHERING,
    /** First names. */
    GIVEN,
    /** Han surnames. */
    SURNAME,
    /** Words that begin like a name and are none. */
    NO_NAME,
    /** Begins a search and says nothing of whom. */
    QUERY_HEAD,
    /** Ends a search and says nothing of whom. */
    QUERY_TAIL,
    /** Says that something is not known for sure: "I heard", "好像". */
    HEARSAY;

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final int LONGEST = 4;

  /** What begins with a word, and what ends with it. */
  record Word(WordEntries onwards, WordEntries back) {
    private static final Word UNKNOWN = new Word(new WordEntries(), new WordEntries());
  }

  private final Map<WordSet, Set<String>> sets = new EnumMap<>(WordSet.class);
  private final Map<String, Word> words = new HashMap<>();

  void add(WordSet set, Tokens entry) {
    int size = entry.size();
    if (size > 0) {
      sets.computeIfAbsent(set, named -> new HashSet<>()).add(joined(entry));
      WordEntries onwards = word(entry.form(0)).onwards();
      WordEntries back = word(entry.form(size - 1)).back();
      for (int i = 1; i < size; i++) {
        onwards = onwards.grow(set, entry.form(i));
        back = back.grow(set, entry.form(size - 1 - i));
      }
      onwards.end(set);
      back.end(set);
    }
  }

  private Word word(String form) {
    return words.computeIfAbsent(form, any -> new Word(new WordEntries(), new WordEntries()));
  }

  Set<String> all(WordSet set) {
    return sets.getOrDefault(set, Set.of());
  }

  /** Whether the token is an entry of its own. */
  boolean has(Tokens tokens, int i, WordSet set) {
    return word(tokens, i).onwards().isEntry(set);
  }

  /** How many tokens before {@code end}, and not before {@code start}, the longest entry has that ends there; 0 for none. */
  int endingAt(Tokens tokens, int start, int end, WordSet set) {
    int most = Math.min(LONGEST, end - start);
    return most <= 0 ? 0 : word(tokens, end - 1).back().longest(tokens, end - 1, -1, most, set);
  }

  /** How many tokens the longest entry has that begins at {@code start} and ends not after {@code end}; 0 for none. */
  int startingAt(Tokens tokens, int start, int end, WordSet set) {
    int most = Math.min(LONGEST, end - start);
    return most <= 0 ? 0 : word(tokens, start).onwards().longest(tokens, start, 1, most, set);
  }

  /** Looked up once for each token, which is asked for by dozens of sets. */
  private Word word(Tokens tokens, int i) {
    Word known = tokens.word(i);
    if (known == null) {
      known = words.getOrDefault(tokens.form(i), Word.UNKNOWN);
      tokens.know(i, known);
    }
    return known;
  }

  private static String joined(Tokens tokens) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (i > 0 && tokens.kind(i) == Kind.WORD && tokens.kind(i - 1) == Kind.WORD) {
        joined.append(' ');
      }
      joined.append(tokens.form(i));
    }
    return joined.toString();
  }
}
