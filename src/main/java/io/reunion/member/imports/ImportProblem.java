package io.reunion.member.imports;

/**
 * Why a row, or the whole file, was not taken.
 *
 * @param line where the row begins in the file, from 1; 0 for the whole file
 * @param column the heading as it is in the file; empty where it is not about one cell
 * @param value what is there instead of what was expected, cut to {@link #LONGEST_VALUE} characters
 */
public record ImportProblem(long line, String column, Reason reason, String value) {
  static final int LONGEST_VALUE = 60;

  /** What is wrong. */
  public enum Reason {
    /** The file has more bytes than are taken; value: how many are. */
    FILE_TOO_LARGE,
    /** The file has more rows than are taken; value: how many are. */
    TOO_MANY_ROWS,
    /** A row has more cells than are taken; value: how many are. */
    TOO_MANY_COLUMNS,
    /** Neither UTF-8, GB18030, Big5 nor UTF-16; the file may be damaged or no text. */
    UNKNOWN_ENCODING,
    /** An Excel file of before 2007, or one under a password. */
    OLD_WORKBOOK,
    /** An XLSX file that cannot be read; value: what is wrong with it. */
    BROKEN_WORKBOOK,
    /** There is no row, or no heading. */
    EMPTY,
    /** No column is known to hold the name. */
    NO_NAME_COLUMN,
    /** Two columns stand for the same field; value: the other heading. */
    DUPLICATE_COLUMN,
    /** The mapping names a heading that the list does not have, or something that is no field; value: that. */
    BAD_MAPPING,
    /** A quotation mark is not closed, or the like; line: where it begins. */
    BROKEN_QUOTES,

    /** The row has no name. */
    NO_NAME,
    /** Not a class year; value: what is there. */
    BAD_YEAR,
    BAD_EMAIL,
    BAD_PHONE,
    /** Neither yes nor no nor an audience. */
    BAD_CONSENT,
    /** No account id: a display name, or two at once. */
    BAD_ACCOUNT,
    TOO_LONG,
    /** The cell is a formula. */
    FORMULA,
    /** The row has more cells than there are headings; value: how many. */
    EXTRA_CELLS,
    /** The same person as another row of the file; value: that line. */
    SAME_AS_LINE,
    /** Student number, e-mail and phone lead to two different members; value: their ids. */
    TWO_MEMBERS,
    /**
     * The row was taken without an e-mail address or phone number that is another member's, who has another student
     * number; value: the other's id.
     */
    SHARED_CONTACT,
    /** The member was taken, but an account is linked to another; value: that account. */
    ACCOUNT_TAKEN,
    /** Somebody else is changing the same member at the same time; the row may be given again. */
    CHANGED_MEANWHILE
  }

  public ImportProblem {
    if (value.codePointCount(0, value.length()) > LONGEST_VALUE) {
      value = value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }
  }

  static ImportProblem ofFile(Reason reason, String value) {
    return new ImportProblem(0, "", reason, value);
  }
}
