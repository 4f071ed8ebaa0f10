package io.reunion.language.signup;

/** Where words end inside one entry. */
final class Tokens {
  private static final String BREAKS =
      " ,、;/(){}[]|+=:~!?。*\"<>&\n“”…\u2705\u2714\u274C\u2716\u2717\u2718\u274E";
  private static final String EDGES = " ,、;:。.!-_/|~\n·…()[]{}";

  private Tokens() {}

  /** The end of the word that begins at {@code from}. */
  static int end(String plain, int from, int limit) {
    int at = from;
    while (at < limit && !isBreak(plain, at, from, limit)) {
      at++;
    }
    return at;
  }

  static boolean isBreak(String plain, int at, int from, int limit) {
    char c = plain.charAt(at);
    return switch (c) {
      case '-', '_' -> !joins(plain, at, from, limit);
      case '@' -> at > from;
      case '.' -> !insideName(plain, at, from, limit);
      case 'x' -> isTimes(plain, at, from, limit);
      default -> BREAKS.indexOf(c) >= 0 || isSignal(plain, at);
    };
  }

  /** Emoji that answer instead of naming. */
  private static boolean isSignal(String plain, int at) {
    return Character.isHighSurrogate(plain.charAt(at))
        && (EntryWords.COMING.lengthAt(plain, at, plain.length()) > 0
            || EntryWords.WITHDRAWN.lengthAt(plain, at, plain.length()) > 0
            || EntryWords.MAYBE.lengthAt(plain, at, plain.length()) > 0);
  }

  /** A hyphen is part of a word between two Latin letters or two digits: Mary-Jane, 12-301. */
  private static boolean joins(String plain, int at, int from, int limit) {
    if (at == from || at + 1 >= limit) {
      return false;
    }
    char before = plain.charAt(at - 1);
    char after = plain.charAt(at + 1);
    return (Phrases.isLatin(before) && Phrases.isLatin(after))
        || (NumberScanner.isDigit(before) && NumberScanner.isDigit(after));
  }

  /** A full stop is part of a name inside it, and after an initial or a short title: J. Smith, Dr. Li. */
  private static boolean insideName(String plain, int at, int from, int limit) {
    if (at == from) {
      return false;
    }
    boolean last = at + 1 >= limit || plain.charAt(at + 1) == ' ';
    return !last || (at - from <= 4 && Phrases.isLatin(plain.charAt(at - 1)));
  }

  private static boolean isTimes(String plain, int at, int from, int limit) {
    return at > from
        && at + 1 < limit
        && NumberScanner.isDigit(plain.charAt(at + 1))
        && HanScript.isHan(plain.charAt(at - 1));
  }

  /** Whether nothing of a word stands at {@code at}, seen from either side. */
  static boolean isEdge(String plain, int at) {
    return at < 0
        || at >= plain.length()
        || EDGES.indexOf(plain.charAt(at)) >= 0
        || BREAKS.indexOf(plain.charAt(at)) >= 0;
  }

  /** {@code shown} without blanks, brackets and punctuation at its ends. */
  static String trimmed(String shown) {
    int from = 0;
    int to = shown.length();
    while (from < to && isTrim(shown.charAt(from))) {
      from++;
    }
    while (to > from && isTrim(shown.charAt(to - 1))) {
      to--;
    }
    return shown.substring(from, to);
  }

  private static boolean isTrim(char c) {
    return " ,、;:。-_/|~\n·…&@{}<>()[]*\uFE0F".indexOf(Folded.fold(c)) >= 0;
  }
}
