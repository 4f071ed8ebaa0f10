package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A set of folded words and phrases, found at a place in one look at their first character. */
final class Phrases {
  private final Map<Character, List<String>> byFirst = new HashMap<>();
  private final Set<String> all;

  private Phrases(Collection<String> phrases) {
    all = new HashSet<>(phrases);
    for (String phrase : all) {
      byFirst.computeIfAbsent(phrase.charAt(0), first -> new ArrayList<>()).add(phrase);
    }
    byFirst
        .values()
        .forEach(some -> some.sort(Comparator.comparing(String::length).reversed()));
  }

  /** Phrases separated by {@code |}. */
  static Phrases of(String... parts) {
    return new Phrases(List.of(String.join("|", parts).split("\\|")));
  }

  boolean has(String plain) {
    return all.contains(plain);
  }

  /**
   * The length of the longest phrase at {@code at}, 0 if there is none. A phrase in Latin letters counts only as whole
   * words.
   */
  int lengthAt(String plain, int at, int end) {
    if (at >= end) {
      return 0;
    }
    for (String phrase : byFirst.getOrDefault(plain.charAt(at), List.of())) {
      int to = at + phrase.length();
      if (to <= end && plain.startsWith(phrase, at) && isWhole(plain, at, to)) {
        return phrase.length();
      }
    }
    return 0;
  }

  private static boolean isWhole(String plain, int from, int to) {
    return !(from > 0 && isLatin(plain.charAt(from)) && isLatin(plain.charAt(from - 1)))
        && !(to < plain.length() && isLatin(plain.charAt(to - 1)) && isLatin(plain.charAt(to)));
  }

  static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '\u00DF' && c <= '\u024F' && c != '\u00F7');
  }

  /** Where one of the phrases begins, or -1. */
  int find(String plain, int from, int end) {
    for (int at = from; at < end; at++) {
      if (lengthAt(plain, at, end) > 0) {
        return at;
      }
    }
    return -1;
  }

  boolean in(String plain) {
    return find(plain, 0, plain.length()) >= 0;
  }
}
