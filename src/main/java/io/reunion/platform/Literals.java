package io.reunion.platform;

import io.reunion.chat.Markup;

/** Goes over a text from outside, in which nothing may be a mark, and over what stands between marks. */
public final class Literals {
  /** How one character of it is written. */
  @FunctionalInterface
  public interface Letter {
    /** Appends what stands for the character at {@code at} of {@code text}. */
    void write(String text, int at, StringBuilder out);
  }

  private Literals() {}

  /** {@code literal} without what is harmful anywhere, each of its characters as {@code letter} writes it. */
  public static String escape(String literal, Letter letter) {
    String safe = Markup.literal(literal);
    StringBuilder out = new StringBuilder(safe.length() + 16);
    for (int i = 0; i < safe.length(); i++) {
      letter.write(safe, i, out);
    }
    return out.toString();
  }

  /** Whether the character at {@code at} is the first of its line. */
  public static boolean beginsLine(String text, int at) {
    return at == 0 || text.charAt(at - 1) == '\n';
  }

  /** {@code escaped} between two of {@code mark}; around nothing there is no mark. */
  public static String marked(String mark, String escaped) {
    return escaped.isBlank() ? escaped : mark + escaped + mark;
  }
}
