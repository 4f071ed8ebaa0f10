package io.reunion.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes one character to the form in which it is compared: compatibility forms resolved (full width, circled digits),
 * lower case, accents gone, traditional Chinese as simplified, invisible characters gone. Works character by character,
 * so that every folded character knows where it stands in the source.
 *
 * <p>{@code simplified.txt} holds ICU's Traditional-Simplified pairs; a test compares the two.
 */
final class Folding {
  private static final Map<Integer, String> UNUSUAL = new HashMap<>();
  private static final char[] USUAL = table();

  private Folding() {}

  /** The folded form: no, one or several characters. */
  static String fold(int codePoint) {
    if (codePoint > Character.MAX_VALUE) {
      return foldRare(codePoint);
    }
    char c = USUAL[codePoint];
    if (c == codePoint || c != 0) {
      return String.valueOf(c);
    }
    return UNUSUAL.getOrDefault(codePoint, "");
  }

  /** The folded form where it is a single character, else 0. The fast path for {@link #fold}. */
  static char foldOne(char c) {
    return USUAL[c];
  }

  private static String foldRare(int codePoint) {
    if (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF) {
      return ""; // skin tones
    }
    if (codePoint >= 0xE0000) {
      return ""; // tags and variation selectors
    }
    return slowly(codePoint);
  }

  private static String slowly(int codePoint) {
    String decomposed =
        Normalizer.normalize(new String(Character.toChars(codePoint)), Normalizer.Form.NFKD);
    StringBuilder kept = new StringBuilder(decomposed.length());
    decomposed
        .codePoints()
        .filter(Folding::isVisible)
        .map(Character::toLowerCase)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE -> false;
      // Emoji that are newer than this Java.
      case Character.UNASSIGNED -> c >= 0x1F000 && c <= 0x1FBFF;
      case Character.CONTROL -> c == '\n' || c == '\t' || c == '\r';
      default -> true;
    };
  }

  private static char[] table() {
    char[] table = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < table.length; c++) {
      if (isLeftAlone(c)) {
        table[c] = (char) c;
      } else {
        String folded = slowly(c);
        if (folded.length() == 1) {
          table[c] = folded.charAt(0);
        } else if (!folded.isEmpty()) {
          UNUSUAL.put(c, folded);
        }
      }
    }
    simplify(table);
    // Quotation marks that serve as apostrophes, and the dashes.
    for (char c : "‘’ʼ`´".toCharArray()) {
      table[c] = '\'';
    }
    for (char c : "‐‑‒–—―−".toCharArray()) {
      table[c] = '-';
    }
    table['…'] = '…';
    UNUSUAL.remove((int) '…');
    return table;
  }

  /** Han, kana and Hangul have nothing to resolve, and there are 50,000 of them. */
  private static boolean isLeftAlone(int c) {
    return c < 0x80
        ? c >= ' ' && (c < 'A' || c > 'Z') && c != 0x7F
        : (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0xD7A3);
  }

  private static void simplify(char[] table) {
    String pairs = resource("simplified.txt");
    for (int i = 0; i + 1 < pairs.length(); i += 3) {
      table[pairs.charAt(i)] = pairs.charAt(i + 1);
    }
    table['妳'] = '你';
    table['著'] = '着';
  }

  private static String resource(String name) {
    try (InputStream in = Folding.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "resource " + name + " is missing (expected: beside " + Folding.class + ")");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
