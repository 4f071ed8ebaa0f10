package io.reunion.lookup;

import io.reunion.member.lexicon.Fold;
import java.util.Collection;

/**
 * A part of a message from which known words are taken off at either end.
 *
 * @param source as it was written
 * @param folded the same as it is compared, place by place
 */
record Phrase(String source, String folded, int from, int to) {
  private static final String BLANK = " \t\n,，.。!！?？~～…:：;；、\"“”";

  static Phrase of(String text) {
    String folded = Fold.text(text);
    String source = folded.length() == text.length() ? text : folded;
    return new Phrase(source, folded, 0, folded.length()).stripped();
  }

  private Phrase stripped() {
    int first = from;
    int last = to;
    while (first < last && BLANK.indexOf(folded.charAt(first)) >= 0) {
      first++;
    }
    while (last > first && BLANK.indexOf(folded.charAt(last - 1)) >= 0) {
      last--;
    }
    return new Phrase(source, folded, first, last);
  }

  boolean isEmpty() {
    return from >= to;
  }

  /** As it was written. */
  String text() {
    return source.substring(from, to);
  }

  /** As it is compared. */
  String key() {
    return folded.substring(from, to);
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private boolean begins(String words) {
    int end = from + words.length();
    return end <= to
        && folded.startsWith(words, from)
        && (end == to || !isLatin(folded.charAt(end - 1)) || !isLatin(folded.charAt(end)));
  }

  private boolean ends(String words) {
    int start = to - words.length();
    return start >= from
        && folded.startsWith(words, start)
        && (start == from || !isLatin(folded.charAt(start)) || !isLatin(folded.charAt(start - 1)));
  }

  /** Without the longest of {@code leads} that it begins with. */
  Phrase after(Collection<String> leads) {
    int longest = 0;
    for (String lead : leads) {
      if (lead.length() > longest && begins(lead)) {
        longest = lead.length();
      }
    }
    return longest == 0 ? this : new Phrase(source, folded, from + longest, to).stripped();
  }

  /** Without as many of {@code leads} as it begins with. */
  Phrase afterAll(Collection<String> leads) {
    Phrase rest = after(leads);
    return rest.equals(this) ? this : rest.afterAll(leads);
  }

  /** Without the longest of {@code tails} that it ends with. */
  Phrase before(Collection<String> tails) {
    int longest = 0;
    for (String tail : tails) {
      if (tail.length() > longest && ends(tail)) {
        longest = tail.length();
      }
    }
    return longest == 0 ? this : new Phrase(source, folded, from, to - longest).stripped();
  }

  /** Without as many of {@code tails} as it ends with. */
  Phrase beforeAll(Collection<String> tails) {
    Phrase rest = before(tails);
    return rest.equals(this) ? this : rest.beforeAll(tails);
  }
}
