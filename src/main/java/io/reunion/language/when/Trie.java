package io.reunion.language.when;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Words by their characters, for finding the longest one at a place in a folded text. A space in a word matches a space
 * or a hyphen; a word of letters matches only as whole words.
 */
final class Trie {
  /** The longest word at a place. */
  record Found(Term term, int end) {}

  /** Its children stand in the order of their letters. */
  private static final class Node {
    private char[] letters = {};
    private Node[] nodes = {};
    private @Nullable Term term;

    @Nullable
    Node next(char letter) {
      int at = Arrays.binarySearch(letters, letter);
      return at < 0 ? null : nodes[at];
    }

    Node make(char letter) {
      int at = Arrays.binarySearch(letters, letter);
      if (at >= 0) {
        return nodes[at];
      }
      int place = -at - 1;
      char[] moreLetters = Arrays.copyOf(letters, letters.length + 1);
      Node[] moreNodes = Arrays.copyOf(nodes, nodes.length + 1);
      System.arraycopy(letters, place, moreLetters, place + 1, letters.length - place);
      System.arraycopy(nodes, place, moreNodes, place + 1, nodes.length - place);
      moreLetters[place] = letter;
      moreNodes[place] = new Node();
      letters = moreLetters;
      nodes = moreNodes;
      return moreNodes[place];
    }
  }

  private final Node root = new Node();

  void add(String word, Term term) {
    Node node = root;
    for (int i = 0; i < word.length(); i++) {
      node = node.make(word.charAt(i));
    }
    if (node.term != null && !node.term.equals(term)) {
      throw new IllegalArgumentException(
          "word list: " + word + " (expected: once, is " + node.term.sort() + " already)");
    }
    node.term = term;
  }

  @Nullable
  Found longestAt(char[] text, int start) {
    Node node = root;
    Found best = null;
    for (int i = start; i < text.length; i++) {
      node = node.next(text[i] == '-' ? ' ' : text[i]);
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
