package io.reunion.member.imports;

import java.util.List;
import java.util.Optional;

/**
 * What became of an office's list.
 *
 * @param id by which the import can be rolled back; absent if nothing was written
 * @param dryRun whether nothing was written
 * @param charset as what the file was read, XLSX if it is a workbook; empty if that could not be found out
 * @param columns what each column was taken for
 * @param fileProblem why nothing at all was taken; absent if it was
 * @param counts of the rows
 * @param problems of the rows that were refused, at most {@link #MOST_PROBLEMS}; {@link Counts#refused} counts them all
 */
public record ImportReport(
    Optional<String> id,
    boolean dryRun,
    String charset,
    List<ColumnMeaning> columns,
    Optional<ImportProblem> fileProblem,
    Counts counts,
    List<ImportProblem> problems) {
  public static final int MOST_PROBLEMS = 1_000;

  /**
   * What a column was taken for.
   *
   * @param heading as it is in the file
   * @param meaning the key of the field, or {@code familyName}, {@code givenName}, {@code consent}; absent if it is not
   *     known and was ignored
   * @param nearest a known heading that an unknown one is like
   */
  public record ColumnMeaning(String heading, Optional<String> meaning, Optional<String> nearest) {}

  /**
   * How many rows there were so far, and what became of them.
   *
   * @param total how many there are in the file
   */
  public record Counts(long total, long created, long updated, long unchanged, long refused) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** How many are done. */
    public long done() {
      return created + updated + unchanged + refused;
    }
  }

  public ImportReport {
    columns = List.copyOf(columns);
    problems = List.copyOf(problems);
  }

  static ImportReport refused(
      boolean dryRun, String charset, List<ColumnMeaning> columns, ImportProblem problem) {
    return new ImportReport(
        Optional.empty(), dryRun, charset, columns, Optional.of(problem), Counts.NONE, List.of());
  }
}
