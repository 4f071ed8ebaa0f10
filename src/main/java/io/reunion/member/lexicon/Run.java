package io.reunion.member.lexicon;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of folded text that is either Chinese characters (and what else is written without blanks) or one word of
 * other letters and digits. Apostrophes within a word are dropped.
 *
 * @param from where it begins in the text
 * @param to where it ends
 */
public record Run(String text, boolean han, int from, int to) {

  /** The runs of {@code folded}, in order. */
  public static List<Run> of(String folded) {
    List<Run> runs = new ArrayList<>();
    int at = 0;
    while (at < folded.length()) {
      int c = folded.codePointAt(at);
      if (Fold.isWordPart(c)) {
        Run run = Han.isHan(c) ? han(folded, at) : word(folded, at);
        runs.add(run);
        at = run.to;
      } else {
        at += Character.charCount(c);
      }
    }
    return runs;
  }

  private static Run han(String text, int from) {
    int to = from;
    while (to < text.length() && Han.isHan(text.codePointAt(to))) {
      to += Character.charCount(text.codePointAt(to));
    }
    return new Run(text.substring(from, to), true, from, to);
  }

  private static Run word(String text, int from) {
    StringBuilder word = new StringBuilder();
    int to = from;
    while (to < text.length()) {
      int c = text.codePointAt(to);
      if (Fold.isWordPart(c) && !Han.isHan(c)) {
        word.appendCodePoint(c);
      } else if (c != '\'' || !letterFollows(text, to + 1)) {
        break;
      }
      to += Character.charCount(c);
    }
    return new Run(word.toString(), false, from, to);
  }

  private static boolean letterFollows(String text, int at) {
    return at < text.length()
        && Character.isLetter(text.codePointAt(at))
        && !Han.isHan(text.codePointAt(at));
  }

  /** Pairs of neighbouring characters; the character itself if there is only one. */
  public static List<String> pairs(String han) {
    int[] c = han.codePoints().toArray();
    if (c.length == 1) {
      return List.of(han);
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < c.length; i++) {
      pairs.add(new String(c, i, 2));
    }
    return pairs;
  }
}
