package io.reunion.language.when;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words by their characters, for finding the longest one at a place in a folded text. A space in a word matches a space
 * or a hyphen; a word of letters matches only as whole words.
 */
final class Trie {
  /** The longest word at a place. */
  record Found(Term term, int end) {}

  private static final class Node {
    private final Map<Character, Node> next = new HashMap<>(4);
    private @Nullable Term term;
  }

  private final Node root = new Node();
  private int longest;

  void add(String word, Term term) {
    Node node = root;
    for (int i = 0; i < word.length(); i++) {
      node = node.next.computeIfAbsent(word.charAt(i), letter -> new Node());
    }
    if (node.term != null && !node.term.equals(term)) {
      throw new IllegalArgumentException(
          "word list: " + word + " (expected: once, is " + node.term.sort() + " already)");
    }
    node.term = term;
    longest = Math.max(longest, word.length());
  }

  /** The number of characters that a search looks at, at most. */
  int longest() {
    return longest + 1;
  }

  @Nullable
  Found longestAt(char[] text, int start) {
    Node node = root;
    Found best = null;
    for (int i = start; i < text.length; i++) {
      node = node.next.get(text[i] == '-' ? ' ' : text[i]);
      if (node == null) {
        return best;
      }
      if (node.term != null && endsHere(text, i + 1, node.term)) {
        best = new Found(node.term, i + 1);
      }
    }
    return best;
  }

  private static boolean endsHere(char[] text, int end, Term term) {
    if (end == text.length) {
      return true;
    }
    char next = text[end];
    char last = text[end - 1];
    boolean insideWord = isLetter(last) ? isLetter(next) : isDigit(last) && isDigit(next);
    return !insideWord && term.notBefore().indexOf(next) < 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 0xDF && c < 0x250);
  }
}
