package io.reunion.language.signup;

import io.reunion.chat.Markup;
import java.util.BitSet;

/**
 * A text in two forms of one length: {@code shown} as a person sees it, without invisible characters, and {@code plain}
 * for the scanners: half width, lower case, simplified, one kind of blank, bracket and dash. What is found in one is
 * taken from the other at the same place. Line breaks of every kind become {@code '\n'}, one each.
 */
final class Folded {
  private static final char JOINER = '\u200D';
  private static final char NON_JOINER = '\u200C';

  private final String shown;
  private final String plain;
  /** Characters that carry a stroke. */
  private final BitSet struck;

  private Folded(String shown, String plain, BitSet struck) {
    this.shown = shown;
    this.plain = plain;
    this.struck = struck;
  }

  static Folded of(String text) {
    String visible = Markup.literal(withPlainBreaks(text));
    StringBuilder shown = new StringBuilder(visible.length());
    StringBuilder plain = new StringBuilder(visible.length());
    BitSet struck = new BitSet();
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      if (c >= '\u0335' && c <= '\u0338') {
        if (shown.length() > 0) {
          struck.set(shown.length() - 1);
        }
      } else if ((c != JOINER && c != NON_JOINER) || joins(shown)) {
        shown.append(c);
        plain.append(fold(c));
      }
    }
    return new Folded(shown.toString(), plain.toString(), struck);
  }

  /** Every kind of line break as {@code '\n'}, one for one. */
  static String withPlainBreaks(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isBreak(c)) {
        out.append(c);
      } else if (endsLine(text, i)) {
        out.append('\n');
      }
    }
    return out.toString();
  }

  /** Whether the character at {@code at} ends a line; of a pair only the second does. */
  static boolean endsLine(String text, int at) {
    boolean first =
        text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    return !first && isBreak(text.charAt(at));
  }

  static boolean isBreak(char c) {
    return switch (c) {
      case '\n', '\r', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }

  /** A joiner means something only inside emoji and in scripts that shape their letters. */
  private static boolean joins(StringBuilder before) {
    if (before.length() == 0) {
      return false;
    }
    char last = before.charAt(before.length() - 1);
    return last > '\u024F' && !HanScript.isHan(last);
  }

  String shown() {
    return shown;
  }

  String plain() {
    return plain;
  }

  int length() {
    return plain.length();
  }

  boolean isStruck(int at) {
    return struck.get(at);
  }

  Folded sub(int from, int to) {
    return new Folded(shown.substring(from, to), plain.substring(from, to), struck.get(from, to));
  }

  /** This and what follows, with one blank between. */
  Folded plus(Folded more) {
    BitSet both = (BitSet) struck.clone();
    more.struck.stream().forEach(at -> both.set(length() + 1 + at));
    return new Folded(shown + ' ' + more.shown, plain + ' ' + more.plain, both);
  }

  static char fold(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == '\t' ? ' ' : c;
    }
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return fold((char) (c - 0xFEE0));
    }
    if (HanScript.isHan(c)) {
      return HanScript.simplified(c);
    }
    return foldMark(c);
  }

  private static char foldMark(char c) {
    return switch (c) {
      case '\u00A0', '\u1680', '\u202F', '\u205F', '\u3000' -> ' ';
      case '\u2010',
          '\u2011',
          '\u2012',
          '\u2013',
          '\u2014',
          '\u2015',
          '\u2212',
          '\uFE58',
          '\uFE63' -> '-';
      case '【', '〔', '〖', '［' -> '[';
      case '】', '〕', '〗', '］' -> ']';
      case '\uFE59' -> '(';
      case '\uFE5A' -> ')';
      case '\u2236', '\uFE55', '\uFE30' -> ':';
      case '\uFE52', '\uFF61' -> '.';
      case '\uFE51' -> '、';
      case '\uFE50' -> ',';
      case '\uFE54' -> ';';
      case '\uFE56' -> '?';
      case '\uFE5F' -> '#';
      case '\uFE62', '\u2795' -> '+';
      case '\u00D7', '\u2715' -> 'x';
      case '\u301C' -> '~';
      case '\u2018', '\u2019' -> '\'';
      default -> foldOther(c);
    };
  }

  private static char foldOther(char c) {
    if (c >= '\u2000' && c <= '\u200A') {
      return ' ';
    }
    if (Character.isSurrogate(c)) {
      return c;
    }
    int digit = Character.digit(c, 10);
    return digit >= 0 ? (char) ('0' + digit) : Character.toLowerCase(c);
  }
}
