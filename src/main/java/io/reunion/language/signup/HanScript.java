package io.reunion.language.signup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Traditional characters to simplified ones, one for one, so that positions stay. Good enough to compare and to find
 * words; never shown.
 */
final class HanScript {
  private static final char FIRST = '\u4E00';
  private static final char LAST = '\u9FFF';
  private static final String PAIRS = "/io/reunion/language/simplified.txt";
  private static final char[] SIMPLIFIED = table();

  private HanScript() {}

  static char simplified(char c) {
    return c < FIRST || c > LAST ? c : SIMPLIFIED[c - FIRST];
  }

  static boolean isHan(char c) {
    return (c >= FIRST && c <= LAST) || (c >= '\u3400' && c <= '\u4DBF') || c == '\u3007';
  }

  /** From the pairs that the folding of words reads, too: building them anew by ICU takes a quarter of a second. */
  private static char[] table() {
    char[] table = new char[LAST - FIRST + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = (char) (FIRST + i);
    }
    String pairs = pairs();
    for (int i = 0; i + 1 < pairs.length(); i += 3) {
      char traditional = pairs.charAt(i);
      if (traditional >= FIRST && traditional <= LAST) {
        table[traditional - FIRST] = pairs.charAt(i + 1);
      }
    }
    return table;
  }

  private static String pairs() {
    try (InputStream in = HanScript.class.getResourceAsStream(PAIRS)) {
      if (in == null) {
        throw new IllegalStateException("resource " + PAIRS + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
