package io.reunion.event;

import java.text.Normalizer;
import java.util.Locale;

/** Of a name only what tells two people apart: letters and digits, in one width and case. */
public final class NameKey {
  /** Keys of people of whom nothing but the name is known begin so. */
  static final String LINE = "l:";

  private NameKey() {}

  public static String of(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(plain.length());
    plain.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
    return key.isEmpty() ? plain.replace(" ", "") : key.toString();
  }

  /** The key of somebody who is only a name. */
  public static String line(String name) {
    return LINE + of(name);
  }
}
