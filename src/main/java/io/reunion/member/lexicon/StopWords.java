package io.reunion.member.lexicon;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words of a question that say nothing about who is sought. */
public final class StopWords {
  /** A line of single characters that say nothing only at the edge of what is not known otherwise. */
  private static final String AT_THE_EDGE = "~ ";

  /** A line of words that say nothing in a sentence, and may be names where little else is said. */
  private static final String IN_A_SENTENCE = "= ";

  private static final Set<String> WEAK = new HashSet<>();
  private static final Set<String> WORDS = new HashSet<>();
  private static final Set<Integer> EDGES = new HashSet<>();
  private static int longest;

  static {
    Tables.read("stopwords.txt", StopWords::read);
  }

  private StopWords() {}

  private static void read(String line) {
    if (line.startsWith(AT_THE_EDGE)) {
      Fold.simplify(line).codePoints().skip(AT_THE_EDGE.length()).forEach(EDGES::add);
    } else if (line.startsWith(IN_A_SENTENCE)) {
      WEAK.addAll(Tables.split(line.substring(IN_A_SENTENCE.length()), " "));
    } else {
      Tables.split(line, " ").forEach(StopWords::add);
    }
  }

  private static void add(String word) {
    String folded = Fold.simplify(word);
    WORDS.add(folded);
    longest = Math.max(longest, folded.length());
  }

  public static boolean isOne(String word) {
    return WORDS.contains(word);
  }

  /** Whether {@code word} says nothing where it stands in a sentence: "a man who"; Man is a name as well. */
  public static boolean isOneInASentence(String word) {
    return WEAK.contains(word);
  }

  /** How long the longest one at {@code at} of a run of characters is; 0 if there is none. */
  public static int lengthAt(String han, int at) {
    for (int length = Math.min(longest, han.length() - at); length > 0; length--) {
      if (WORDS.contains(han.substring(at, at + length))) {
        return length;
      }
    }
    return 0;
  }

  /** Whether a character says nothing where it stands first or last of what is not known: 开 of 开潜水店. */
  public static boolean isEmptyAtEdge(int character) {
    return EDGES.contains(character);
  }

  /** Whether a folded text has nothing but such words. */
  public static boolean areAll(String folded) {
    List<Run> runs = Run.of(folded);
    return runs.stream()
        .allMatch(run -> run.han() ? areAllCharacters(run.text()) : isOne(run.text()));
  }

  private static boolean areAllCharacters(String han) {
    int at = 0;
    while (at < han.length()) {
      int length = lengthAt(han, at);
      if (length == 0 && !isEmptyAtEdge(han.codePointAt(at))) {
        return false;
      }
      at += Math.max(length, 1);
    }
    return true;
  }
}
