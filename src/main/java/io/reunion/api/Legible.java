package io.reunion.api;

/**
 * Whether a text of a request is what its readers will see: neither controls nor marks that turn the direction of what
 * stands behind them, by which a title could read as another one, nor half a character, which would be kept as a question
 * mark.
 */
final class Legible {
  private Legible() {}

  /** Whether it is one line of such text. */
  static boolean isLine(String text) {
    return text.codePoints().noneMatch(Legible::isHidden);
  }

  /** Whether each of its lines is. */
  static boolean isProse(String text) {
    return text.codePoints()
        .noneMatch(c -> isHidden(c) && c != '\n' && c != '\r' && c != '\t' && !isSeparator(c));
  }

  private static boolean isHidden(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.SURROGATE
        || isSeparator(c)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isSeparator(int c) {
    return c == 0x2028 || c == 0x2029;
  }
}
