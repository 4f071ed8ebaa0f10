package io.reunion.language;

import java.util.EnumMap;
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

  private final Map<WordSet, Set<String>> sets = new EnumMap<>(WordSet.class);

  void add(WordSet set, Tokens entry) {
    if (entry.size() > 0) {
      sets.computeIfAbsent(set, named -> new HashSet<>()).add(joined(entry, 0, entry.size()));
    }
  }

  Set<String> all(WordSet set) {
    return sets.getOrDefault(set, Set.of());
  }

  /** How many tokens before {@code end}, and not before {@code start}, the longest entry has that ends there; 0 for none. */
  int endingAt(Tokens tokens, int start, int end, WordSet set) {
    Set<String> entries = all(set);
    for (int length = Math.min(LONGEST, end - start); length > 0; length--) {
      if (entries.contains(joined(tokens, end - length, end))) {
        return length;
      }
    }
    return 0;
  }

  /** How many tokens the longest entry has that begins at {@code start} and ends not after {@code end}; 0 for none. */
  int startingAt(Tokens tokens, int start, int end, WordSet set) {
    Set<String> entries = all(set);
    for (int length = Math.min(LONGEST, end - start); length > 0; length--) {
      if (entries.contains(joined(tokens, start, start + length))) {
        return length;
      }
    }
    return 0;
  }

  private static String joined(Tokens tokens, int from, int to) {
    if (to - from == 1) {
      return tokens.form(from);
    }
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (i > from && tokens.kind(i) == Kind.WORD && tokens.kind(i - 1) == Kind.WORD) {
        joined.append(' ');
      }
      joined.append(tokens.form(i));
    }
    return joined.toString();
  }
}
