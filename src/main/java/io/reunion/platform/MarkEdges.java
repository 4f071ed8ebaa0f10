package io.reunion.platform;

/**
 * Marks that are seen only where they stand apart from letters, which Chinese text does not give: there a zero-width space is
 * put between.
 */
public final class MarkEdges {
  /** Where a zero-width space may be needed; no text from outside can hold it, see {@link io.reunion.chat.Markup#literal}. */
  private static final char EDGE = '\uE010';

  private static final char ZERO_WIDTH_SPACE = '\u200B';

  private MarkEdges() {}

  /** {@code escaped} between two of {@code mark}, its edges noted for {@link #drawn}. */
  public static String marked(String mark, String escaped) {
    return escaped.isBlank() ? escaped : EDGE + mark + escaped + mark + EDGE;
  }

  /** The whole text, with a zero-width space at every edge that a letter touches. */
  public static String drawn(String marked) {
    if (marked.indexOf(EDGE) < 0) {
      return marked;
    }
    StringBuilder out = new StringBuilder(marked.length());
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c != EDGE) {
        out.append(c);
      } else if (out.length() > 0
          && i + 1 < marked.length()
          && (isWord(out.charAt(out.length() - 1)) || isWord(marked.charAt(i + 1)))) {
        out.append(ZERO_WIDTH_SPACE);
      }
    }
    return out.toString();
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }
}
