package io.reunion.platform;

import io.reunion.chat.Markup;
import java.util.HexFormat;

/**
 * Goes over a text from outside, in which nothing may be a mark, and over what stands between marks. Addresses of the web that
 * stand in it by themselves stay addresses that open: platforms make links of them.
 */
public final class Literals {
  /** How one character of it is written. */
  @FunctionalInterface
  public interface Letter {
    /** Appends what stands for the character at {@code at} of {@code text}. */
    void write(String text, int at, StringBuilder out);
  }

  /** How an address in it is written. */
  @FunctionalInterface
  public interface Address {
    /** Appends what stands for {@code text} from {@code from} up to but without {@code to}. */
    void write(String text, int from, int to, StringBuilder out);
  }

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Literals() {}

  /**
   * {@code literal} without what is harmful anywhere, each of its characters as {@code letter} writes it. What would be another
   * character within an address is there in its percent form, which leads to the same page.
   */
  public static String escape(String literal, Letter letter) {
    return escape(literal, letter, (text, from, to, out) -> {
      for (int i = from; i < to; i++) {
        inAddress(text, i, letter, out);
      }
    });
  }

  /** The same, with addresses as {@code address} writes them. */
  public static String escape(String literal, Letter letter, Address address) {
    String safe = Markup.literal(literal);
    StringBuilder out = new StringBuilder(safe.length() + 16);
    int at = 0;
    for (PlainText.Span span : BareAddresses.in(safe)) {
      for (; at < span.from(); at++) {
        letter.write(safe, at, out);
      }
      address.write(safe, span.from(), span.to(), out);
      at = span.to();
    }
    for (; at < safe.length(); at++) {
      letter.write(safe, at, out);
    }
    return out.toString();
  }

  /** An ampersand is written as everywhere: where that is an entity, it is read as one. */
  private static void inAddress(String text, int at, Letter letter, StringBuilder out) {
    char c = text.charAt(at);
    int before = out.length();
    letter.write(text, at, out);
    boolean itself = out.length() == before + 1 && out.charAt(before) == c;
    if (!itself && c != '&') {
      out.setLength(before);
      out.append(percent(c));
    }
  }

  /** The percent form of a character of ASCII. */
  public static String percent(char c) {
    return "%" + HEX.toHexDigits((byte) c);
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
