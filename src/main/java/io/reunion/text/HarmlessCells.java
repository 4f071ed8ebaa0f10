package io.reunion.text;

/**
 * Texts of people in a table that somebody opens in a spreadsheet, which takes a cell for a formula by how it begins, and
 * may run what is in it.
 */
public final class HarmlessCells {
  private static final String FORMULA = "=+-@|＝＋－＠";

  /** What some programs cut off the beginning of a cell. */
  private static final String CUT_OFF = "\t\r\n\u0000";

  private HarmlessCells() {}

  /** The text, with a quotation mark in front of it if a spreadsheet might take it for a formula. */
  public static String of(String cell) {
    return isFormula(cell) ? "'" + cell : cell;
  }

  private static boolean isFormula(String cell) {
    int first = 0;
    while (first < cell.length() && isPassedOver(cell.charAt(first))) {
      first++;
    }
    return (first < cell.length() && FORMULA.indexOf(cell.charAt(first)) >= 0)
        || (!cell.isEmpty() && CUT_OFF.indexOf(cell.charAt(0)) >= 0);
  }

  private static boolean isPassedOver(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
