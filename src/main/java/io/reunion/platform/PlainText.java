package io.reunion.platform;

import java.util.List;

/** What adapters do to plain text from outside. */
public final class PlainText {
  /** From {@code from} up to but without {@code to}, in UTF-16 units. */
  public record Span(int from, int to) {}

  private static final String STOPS = ",.!?:;，。！？：；、";

  private PlainText() {}

  /** {@code text} with every half of a surrogate pair replaced by U+FFFD, so that it can be stored as UTF-8. */
  public static String wellFormed(String text) {
    return text.codePoints().anyMatch(PlainText::isHalf) ? replaceHalves(text) : text;
  }

  private static String replaceHalves(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(c -> isHalf(c) ? 0xFFFD : c).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /**
   * {@code text} without {@code spans} (in order, not overlapping), which are mentions of the bot: no blank is doubled
   * where one was, none is left before a stop, and a comma or colon that followed a mention at the very beginning goes
   * with it. Blanks at both ends go too; line breaks inside stay.
   */
  public static String without(String text, List<Span> spans) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (Span span : spans) {
      out.append(text, at, span.from());
      at = span.to();
      boolean first = isBlank(out);
      if (first || isGap(out.charAt(out.length() - 1))) {
        at = skipGap(text, at);
      }
      boolean stop = at < text.length() && STOPS.indexOf(text.charAt(at)) >= 0;
      if (stop && first) {
        at = skipGap(text, at + 1);
      } else if (stop) {
        trimGap(out);
      }
    }
    return out.append(text, at, text.length()).toString().strip();
  }

  private static void trimGap(StringBuilder out) {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) != '\n' && isGap(out.charAt(end - 1))) {
      end--;
    }
    out.setLength(end);
  }

  private static boolean isBlank(CharSequence text) {
    return text.chars().allMatch(c -> isGap((char) c));
  }

  private static int skipGap(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && isGap(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isGap(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** The first {@code max} UTF-16 units of {@code text}, ending in an ellipsis if something was cut; never half a pair. */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = max - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}
