package io.reunion.language.signup;

import com.ibm.icu.text.Transliterator;

/**
 * Traditional characters to simplified ones, one for one, so that positions stay. Good enough to compare and to find
 * words; never shown.
 */
final class HanScript {
  private static final char FIRST = '\u4E00';
  private static final char LAST = '\u9FFF';
  private static final char[] SIMPLIFIED = table();

  private HanScript() {}

  static char simplified(char c) {
    return c < FIRST || c > LAST ? c : SIMPLIFIED[c - FIRST];
  }

  static boolean isHan(char c) {
    return (c >= FIRST && c <= LAST) || (c >= '\u3400' && c <= '\u4DBF') || c == '\u3007';
  }

  private static char[] table() {
    // One character a line, so that no rule for a whole word can apply.
    StringBuilder all = new StringBuilder(2 * (LAST - FIRST + 1));
    for (char c = FIRST; c <= LAST; c++) {
      all.append(c).append('\n');
    }
    String mapped =
        Transliterator.getInstance("Traditional-Simplified").transliterate(all.toString());
    char[] table = new char[LAST - FIRST + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = mapped.charAt(2 * i);
    }
    return table;
  }
}
