package io.reunion.member.imports;

import io.reunion.member.Field;
import io.reunion.member.NaturalKey;
import io.reunion.member.imports.ImportBatch.Outcome;
import io.reunion.member.imports.ImportProblem.Reason;
import io.reunion.member.imports.ImportReport.ColumnMeaning;
import io.reunion.member.imports.ImportReport.Counts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is known of an import while it runs. */
final class ImportTally {
  /** Tells the contacts of rows with a student number from those of others. */
  private static final long OF_NUMBERED = 0x9e3779b97f4a7c15L;

  private final boolean dryRun;
  private final SeenLines seen = new SeenLines();
  private final List<ImportProblem> problems = new ArrayList<>();
  private List<ColumnMeaning> columns = List.of();
  private String charset = "";
  private final List<Map<String, String>> firstRows = new ArrayList<>();
  private Optional<String> id = Optional.empty();
  private long missing;
  private long total;
  private long created;
  private long updated;
  private long unchanged;
  private long refused;

  ImportTally(boolean dryRun) {
    this.dryRun = dryRun;
  }

  /** @param journal the id of the import */
  void journal(String journal) {
    id = Optional.of(journal);
  }

  boolean dryRun() {
    return dryRun;
  }

  /** @param used the charset, or XLSX */
  void readAs(String used) {
    charset = used;
  }

  void columns(List<ColumnMeaning> meanings) {
    columns = meanings;
  }

  /** Keeps the row as it was read if it is one of the first. */
  void first(Supplier<Map<String, String>> row) {
    if (firstRows.size() < ImportReport.FIRST_ROWS) {
      firstRows.add(row.get());
    }
  }

  void missing(long members) {
    missing = members;
  }

  /** Counts one more row; gives how many there are now. */
  long count() {
    return ++total;
  }

  /** Puts a row that can be taken to {@code rows}, and notes why if it cannot. */
  void take(RowReader.Reading reading, List<MemberRow> rows) {
    reading.problem().ifPresent(this::refuse);
    reading.row().ifPresent(row -> {
      Optional<Long> first = firstLine(row);
      if (first.isPresent()) {
        refuse(
            new ImportProblem(row.line(), "", Reason.SAME_AS_LINE, first.get().toString()));
      } else {
        rows.add(row);
      }
    });
  }

  /**
   * The line of an earlier row with one of the same keys. Two rows that share an e-mail address or phone number and have
   * different student numbers are two people.
   */
  private Optional<Long> firstLine(MemberRow row) {
    List<NaturalKey> numbers =
        NaturalKey.of(Field.STUDENT_NUMBER, row.particulars().all(Field.STUDENT_NUMBER));
    Optional<Long> first = Optional.empty();
    for (NaturalKey key : NaturalKey.of(row.particulars())) {
      long hash = Long.parseUnsignedLong(key.hash().substring(0, 16), 16);
      long line = seen.seenBefore(hash, row.line());
      boolean contact = !numbers.isEmpty() && !numbers.contains(key);
      boolean numbered = contact && seen.seenBefore(hash ^ OF_NUMBERED, row.line()) > 0;
      if (line > 0 && line != row.line() && !numbered && first.isEmpty()) {
        first = Optional.of(line);
      }
    }
    return first;
  }

  void add(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      switch (outcome.kind()) {
        case CREATED -> created++;
        case UPDATED -> updated++;
        case UNCHANGED -> unchanged++;
        case REFUSED -> refused++;
      }
      outcome
          .problem()
          .ifPresent(
              reason -> note(new ImportProblem(outcome.row().line(), "", reason, outcome.value())));
    }
  }

  private void refuse(ImportProblem problem) {
    refused++;
    note(problem);
  }

  private void note(ImportProblem problem) {
    if (problems.size() < ImportReport.MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  Counts counts() {
    return new Counts(total, created, updated, unchanged, refused);
  }

  ImportReport report() {
    problems.sort(Comparator.comparingLong(ImportProblem::line));
    return new ImportReport(
        id, dryRun, charset, columns, Optional.empty(), counts(), problems, firstRows, missing);
  }

  ImportReport refusedWith(ImportProblem problem) {
    return ImportReport.refused(dryRun, charset, columns, problem);
  }
}
