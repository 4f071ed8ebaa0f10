package io.reunion.member.search;

import io.reunion.member.lexicon.Fold;
import io.reunion.member.lexicon.Tables;
import java.util.HashSet;
import java.util.Set;

/** Words of a question that say nothing about who is sought. */
final class StopWords {
  private static final Set<String> WORDS = new HashSet<>();
  private static int longest;

  static {
    Tables.read("stopwords.txt", line -> Tables.split(line, " ").forEach(StopWords::add));
  }

  private StopWords() {}

  private static void add(String word) {
    WORDS.add(Fold.simplify(word));
    longest = Math.max(longest, word.length());
  }

  static boolean isOne(String word) {
    return WORDS.contains(word);
  }

  /** How long the longest one at {@code at} of a run of characters is; 0 if there is none. */
  static int lengthAt(String han, int at) {
    for (int length = Math.min(longest, han.length() - at); length > 0; length--) {
      if (WORDS.contains(han.substring(at, at + length))) {
        return length;
      }
    }
    return 0;
  }
}
