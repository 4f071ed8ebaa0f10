package io.reunion.platform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text for platforms that count bytes. */
public final class TextParts {
  private TextParts() {}

  /**
   * Parts of at most {@code most} bytes of UTF-8, cut at line ends where there are any in the second half of a part, and
   * never within a character.
   */
  public static List<String> of(String text, int most) {
    List<String> parts = new ArrayList<>(1);
    String rest = text;
    while (bytes(rest) > most) {
      int fitting = fitting(rest, most);
      int line = rest.lastIndexOf('\n', fitting - 1);
      int cut = line > fitting / 2 ? line : fitting;
      parts.add(rest.substring(0, cut));
      rest = rest.substring(rest.charAt(cut) == '\n' ? cut + 1 : cut);
    }
    if (!rest.isEmpty() || parts.isEmpty()) {
      parts.add(rest);
    }
    return parts;
  }

  public static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** How many UTF-16 units of {@code text} fit into {@code most} bytes. */
  private static int fitting(String text, int most) {
    int bytes = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes > most) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }
}
