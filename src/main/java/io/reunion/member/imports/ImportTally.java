package io.reunion.member.imports;

import io.reunion.member.NaturalKey;
import io.reunion.member.imports.ImportBatch.Outcome;
import io.reunion.member.imports.ImportProblem.Reason;
import io.reunion.member.imports.ImportReport.ColumnMeaning;
import io.reunion.member.imports.ImportReport.Counts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is known of an import while it runs. */
final class ImportTally {
  private final boolean dryRun;
  private final SeenLines seen = new SeenLines();
  private final List<ImportProblem> problems = new ArrayList<>();
  private List<ColumnMeaning> columns = List.of();
  private String charset = "";
  private Optional<String> id = Optional.empty();
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

  /** The line of an earlier row with one of the same keys. */
  private Optional<Long> firstLine(MemberRow row) {
    Optional<Long> first = Optional.empty();
    for (NaturalKey key : NaturalKey.of(row.particulars())) {
      long line =
          seen.seenBefore(Long.parseUnsignedLong(key.hash().substring(0, 16), 16), row.line());
      if (line > 0 && line != row.line() && first.isEmpty()) {
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
        case REFUSED ->
          outcome
              .refused()
              .ifPresent(reason ->
                  refuse(new ImportProblem(outcome.row().line(), "", reason, outcome.value())));
      }
    }
  }

  private void refuse(ImportProblem problem) {
    refused++;
    if (problems.size() < ImportReport.MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  Counts counts() {
    return new Counts(total, created, updated, unchanged, refused);
  }

  ImportReport report() {
    problems.sort(Comparator.comparingLong(ImportProblem::line));
    return new ImportReport(id, dryRun, charset, columns, Optional.empty(), counts(), problems);
  }

  ImportReport refusedWith(ImportProblem problem) {
    return ImportReport.refused(dryRun, charset, columns, problem);
  }
}
