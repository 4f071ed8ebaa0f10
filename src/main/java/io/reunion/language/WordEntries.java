package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries of all word sets that go on from one word, in the order of their words or against it. Every reader asks for
 * many sets at each word, and most words begin an entry of none: then nothing is compared but a bit.
 */
final class WordEntries {
  /** Of the sets that have an entry which ends here; a bit each, as there are fewer than 64. */
  private long complete;

  /** Of the sets that have an entry which goes on. */
  private long open;

  private Map<String, WordEntries> next = Map.of();

  /** Where an entry of {@code set} goes on with {@code form}. */
  WordEntries grow(WordSet set, String form) {
    open |= bit(set);
    next = next.isEmpty() ? new HashMap<>(4) : next;
    return next.computeIfAbsent(form, word -> new WordEntries());
  }

  void end(WordSet set) {
    complete |= bit(set);
  }

  boolean isEntry(WordSet set) {
    return (complete & bit(set)) != 0;
  }

  /** How many tokens the longest entry has that begins with token {@code at}, which led here, and goes on by {@code step}. */
  int longest(Tokens tokens, int at, int step, int most, WordSet set) {
    int longest = 0;
    @Nullable WordEntries here = this;
    for (int length = 1; here != null; length++) {
      longest = here.isEntry(set) ? length : longest;
      if (length == most || (here.open & bit(set)) == 0) {
        return longest;
      }
      here = here.next.get(tokens.form(at + step * length));
    }
    return longest;
  }

  private static long bit(WordSet set) {
    return 1L << set.ordinal();
  }
}
