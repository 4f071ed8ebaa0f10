package io.reunion.api;

import io.reunion.member.imports.ImportProblem;
import io.reunion.text.Language;

/** What is wrong with a list, or with a row of it, in a sentence for the office. */
public final class ImportWords {
  private ImportWords() {}

  /** In English, for the command line and for programs. */
  public static String of(ImportProblem problem) {
    return of(problem, Language.EN);
  }

  static String of(ImportProblem problem, Language language) {
    String said = RefusalWords.in(language, sentence(problem.reason(), problem.value()));
    String colon = switch (language) {
      case EN -> ": ";
      case ZH -> "：";
    };
    return problem.column().isEmpty() ? said : problem.column() + colon + said;
  }

  private static String sentence(ImportProblem.Reason reason, String value) {
    return switch (reason) {
      case FILE_TOO_LARGE -> "the file is too large (expected: at most " + value + " bytes)";
      case TOO_MANY_ROWS -> "the list has too many rows (expected: at most " + value + ")";
      case TOO_MANY_COLUMNS -> "the list has too many columns (expected: at most " + value + ")";
      case UNKNOWN_ENCODING ->
        "the encoding is not known (expected: UTF-8, GB18030, Big5 or UTF-16)";
      case OLD_WORKBOOK ->
        "an old or locked Excel file (expected: XLSX without a password, or CSV)";
      case BROKEN_WORKBOOK -> "the workbook cannot be read: " + value + " (expected: XLSX)";
      case EMPTY -> "the list is empty (expected: a row of headings and rows below it)";
      case NO_NAME_COLUMN -> "no column holds the name (expected: a heading such as 姓名 or Name)";
      case DUPLICATE_COLUMN ->
        "stands for the same as " + value + " (expected: one column for each)";
      case BAD_MAPPING ->
        "the mapping names " + value + " (expected: a heading of the list, and a field or nothing)";
      case BROKEN_QUOTES -> "a quotation mark is not closed";
      case NO_NAME -> "there is no name";
      case BAD_YEAR -> value + " is no class year (expected: 2008, 08级 or the like)";
      case BAD_EMAIL -> value + " is no e-mail address";
      case BAD_PHONE -> value + " is no phone number";
      case BAD_CONSENT -> value + " is no consent (expected: yes, no or an audience)";
      case BAD_ACCOUNT -> value + " is no account id (expected: the id that the platform gives)";
      case ACCOUNT_TAKEN ->
        "the member was taken, but " + value + " is linked to another member; unlink it first";
      case SHARED_CONTACT ->
        "taken without a contact that member " + value
            + " has, whose student number is another one; see the proposed duplicates";
      case TOO_LONG -> "the text is too long";
      case FORMULA -> "the cell is a formula (expected: its value)";
      case EXTRA_CELLS -> "the row has " + value + " cells, more than there are headings";
      case SAME_AS_LINE -> "the same person as line " + value;
      case TWO_MEMBERS -> "student number, e-mail and phone lead to two members: " + value;
      case CHANGED_MEANWHILE -> "somebody is changing this member; give the row again";
    };
  }
}
