package io.reunion.language;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of all phrases, numbered. A word that no phrase has gets the number of its kind; a long one that is a slip of
 * the fingers away from a word of ours is taken for that word, unless it is a word in its own right.
 */
final class Vocabulary {
  /** The shortest word that is corrected: below it too many words are neighbours. */
  private static final int SHORTEST_TYPO = 5;

  private static final int LONGEST_TYPO = 16;
  private static final int FIRST = Kind.values().length;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> forms = new ArrayList<>();
  private final Map<String, Integer> values = new HashMap<>();
  private final Map<String, String> expansions = new HashMap<>();
  private final Map<String, String> shortened = new HashMap<>();
  private final Set<String> alsoWords = new HashSet<>();

  /** The number of a word, which is given one if it is new. */
  @CanIgnoreReturnValue
  int intern(String form) {
    Integer known = numbers.get(form);
    if (known != null) {
      return known;
    }
    int number = FIRST + forms.size();
    forms.add(form);
    numbers.put(form, number);
    indexForTypos(form);
    return number;
  }

  static int ofKind(Kind kind) {
    return kind.number();
  }

  int numberOf(String form, Kind kind) {
    Integer known = numbers.get(form);
    return known == null ? ofKind(kind) : known;
  }

  boolean has(String form) {
    return numbers.containsKey(form);
  }

  /** All words that have a number. */
  List<String> forms() {
    return Collections.unmodifiableList(forms);
  }

  /** How many numbers are in use. */
  int size() {
    return FIRST + forms.size();
  }

  /** A numeral that is written as a word, such as {@code two} or {@code 两}. */
  void addNumeral(String form, int value) {
    intern(form);
    values.put(form, value);
  }

  /** The value of a numeral word, or of digits; -1 for anything else or above 9999. */
  int valueOf(String form) {
    Integer value = values.get(form);
    if (value != null) {
      return value;
    }
    if (form.isEmpty() || form.length() > 4) {
      return -1;
    }
    for (int i = 0; i < form.length(); i++) {
      if (form.charAt(i) < '0' || form.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(form);
  }

  /** {@code form} is to be read as {@code words}, separated by blanks. */
  void addExpansion(String form, String words) {
    expansions.put(form, words);
    alsoWords.add(form);
  }

  @Nullable
  String expansionOf(String form) {
    return expansions.get(form);
  }

  /** A word that no phrase has, but that is known to be one. */
  boolean isWord(String form) {
    return alsoWords.contains(form);
  }

  /** Never to be taken for a slip. */
  void addWord(String form) {
    alsoWords.add(form);
  }

  /** The word of ours that was meant by {@code form}, which is not one; {@code form} itself where none is near. */
  String corrected(String form) {
    String squeezed = squeezed(form);
    if (has(squeezed)) {
      return squeezed;
    }
    if (form.length() < SHORTEST_TYPO || form.length() > LONGEST_TYPO || alsoWords.contains(form)) {
      return form;
    }
    String near = neighbourOf(form);
    return near == null ? form : near;
  }

  private @Nullable String neighbourOf(String form) {
    String missing = shortened.get(form);
    if (isNeighbour(form, missing)) {
      return missing;
    }
    for (int i = 1; i < form.length(); i++) {
      String without = form.substring(0, i) + form.substring(i + 1);
      if (without.length() >= SHORTEST_TYPO && has(without)) {
        return without;
      }
      String changed = shortened.get(without);
      if (isNeighbour(form, changed)) {
        return changed;
      }
    }
    return null;
  }

  /**
   * One letter more or less, one vowel for another, or two letters swapped; never the first letter, which fingers get
   * right. Other changes of a letter make too many words of words: "writing" is not "waiting".
   */
  private static boolean isNeighbour(String form, @Nullable String word) {
    if (word == null
        || word.charAt(0) != form.charAt(0)
        || Math.abs(form.length() - word.length()) > 1) {
      return false;
    }
    int head = 0;
    int shorter = Math.min(form.length(), word.length());
    while (head < shorter && form.charAt(head) == word.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && form.charAt(form.length() - 1 - tail) == word.charAt(word.length() - 1 - tail)) {
      tail++;
    }
    int left = Math.max(form.length(), word.length()) - head - tail;
    boolean sameLength = form.length() == word.length();
    if (left <= 1) {
      return !sameLength || (isVowel(form.charAt(head)) && isVowel(word.charAt(head)));
    }
    return left == 2
        && sameLength
        && form.charAt(head) == word.charAt(head + 1)
        && form.charAt(head + 1) == word.charAt(head);
  }

  private static boolean isVowel(char c) {
    return "aeiouy".indexOf(c) >= 0;
  }

  private void indexForTypos(String form) {
    if (form.length() < SHORTEST_TYPO || form.charAt(0) < 'a' || form.charAt(0) > 'z') {
      return;
    }
    for (int i = 1; i < form.length(); i++) {
      shortened.putIfAbsent(form.substring(0, i) + form.substring(i + 1), form);
    }
  }

  /** "yesss" and "sooo" as "yes" and "so", "gooood" as "good". */
  private String squeezed(String form) {
    String twice = squeeze(form, 2);
    return has(twice) ? twice : squeeze(form, 1);
  }

  private static String squeeze(String form, int most) {
    int longest = 1;
    for (int i = 1, run = 1; i < form.length(); i++) {
      run = form.charAt(i) == form.charAt(i - 1) ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    if (longest < 3) {
      return form;
    }
    StringBuilder kept = new StringBuilder(form.length());
    for (int i = 0, run = 1; i < form.length(); i++) {
      run = i > 0 && form.charAt(i) == form.charAt(i - 1) ? run + 1 : 1;
      if (run <= most) {
        kept.append(form.charAt(i));
      }
    }
    return kept.toString();
  }
}
