package io.reunion.member.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.reunion.member.MemberStore;
import io.reunion.member.NaturalKey;
import io.reunion.member.Waiting;
import io.reunion.member.imports.ImportProblem.Reason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes an office's member list into the store: a workbook (XLSX), or CSV in UTF-8, GB18030, Big5 or UTF-16, with commas,
 * semicolons or tabulators, its columns in any order under Chinese or English headings. Each row is found again by its student number,
 * e-mail address or phone number, so a list may be given as often as one likes.
 *
 * <p>The file is read twice: what is wrong with it as a whole is known before anything is written. A row that cannot be
 * taken is refused with its line and the reason, and the others are taken. What an import has changed is kept in the
 * {@link ImportJournal}, by which it can be rolled back as a whole, also if it was killed before its end.
 */
public final class MemberImport {
  private static final int BATCH = 500;
  private static final int COPY = 64 << 10;
  /** To read through everybody. */
  private static final Duration LONG = Duration.ofMinutes(30);

  private final MemberStore store;
  private final WorkerExecutor worker;

  public MemberImport(Vertx vertx, MemberStore store) {
    this.store = store;
    this.worker = vertx.createSharedWorkerExecutor("member-import", 1, 6, TimeUnit.HOURS);
  }

  /**
   * Takes the list that {@code file} holds, on a thread of its own, one list at a time.
   *
   * @param progress told after every few hundred rows, on that thread
   * @return fails when Redis is away or the file cannot be read; giving the list again goes on
   */
  public Future<ImportReport> run(
      Path file, ImportOptions options, Consumer<ImportReport.Counts> progress) {
    return worker.executeBlocking(() -> take(file, options, progress));
  }

  /** As {@link #run(Path, ImportOptions, Consumer)} with bytes that are read to their end and not closed. */
  public Future<ImportReport> run(
      InputStream bytes, ImportOptions options, Consumer<ImportReport.Counts> progress) {
    return worker.executeBlocking(() -> {
      Path file = Files.createTempFile("reunion-import-", ".csv");
      try {
        copy(bytes, file, options.maxBytes());
        return take(file, options, progress);
      } finally {
        Files.deleteIfExists(file);
      }
    });
  }

  public Future<Void> close() {
    return worker.close();
  }

  /** Copies one byte more than is allowed at the most, which tells that there are too many. */
  private static void copy(InputStream from, Path to, long most) throws IOException {
    byte[] buffer = new byte[COPY];
    long copied = 0;
    try (OutputStream out = Files.newOutputStream(to)) {
      for (int read = from.read(buffer); read >= 0 && copied <= most; read = from.read(buffer)) {
        out.write(buffer, 0, read);
        copied += read;
      }
    }
  }

  private ImportReport take(
      Path file, ImportOptions options, Consumer<ImportReport.Counts> progress) throws IOException {
    ImportTally tally = new ImportTally(options.dryRun());
    try {
      checkSize(file, options);
      switch (Workbook.Kind.of(file)) {
        case TEXT -> {
          CsvFormat format = CsvFormat.of(file);
          tally.readAs(format.charset().name());
          takeText(file, format, options, tally, progress);
        }
        case WORKBOOK -> takeWorkbook(file, options, tally, progress);
        case OLD_OR_LOCKED ->
          throw new ImportRefusedException(ImportProblem.ofFile(Reason.OLD_WORKBOOK, ""));
      }
      return tally.report();
    } catch (ImportRefusedException e) {
      options.journal().ifPresent(id -> Waiting.on(store.imports().refused(id)));
      return tally.refusedWith(e.problem());
    }
  }

  private void takeText(
      Path file,
      CsvFormat format,
      ImportOptions options,
      ImportTally tally,
      Consumer<ImportReport.Counts> progress)
      throws IOException {
    RowReader rows = check(file, format, options, tally);
    takeRows(file, format, rows, options, tally, progress);
  }

  private void takeWorkbook(
      Path file, ImportOptions options, ImportTally tally, Consumer<ImportReport.Counts> progress)
      throws IOException {
    tally.readAs("XLSX");
    Path csv = Files.createTempFile("reunion-import-", ".csv");
    try {
      Workbook.toCsv(file, csv, options.maxBytes());
      takeText(csv, new CsvFormat(StandardCharsets.UTF_8, 0, ','), options, tally, progress);
    } finally {
      Files.deleteIfExists(csv);
    }
  }

  private static void checkSize(Path file, ImportOptions options) throws IOException {
    long size = Files.size(file);
    if (size > options.maxBytes()) {
      throw new ImportRefusedException(
          ImportProblem.ofFile(Reason.FILE_TOO_LARGE, Long.toString(options.maxBytes())));
    }
  }

  /** Reads the file to its end without taking anything; gives what its headings say. */
  private static RowReader check(
      Path file, CsvFormat format, ImportOptions options, ImportTally tally) throws IOException {
    long line = 0;
    try (CsvReader<CsvRecord> records = records(file, format)) {
      RowReader rows = null;
      for (CsvRecord record : records) {
        line = record.getStartingLineNumber();
        if (record.getFieldCount() > Workbook.MOST_COLUMNS) {
          throw tooManyColumns(line);
        } else if (rows == null) {
          rows = new RowReader(record.getFields(), options.mapping());
          tally.columns(rows.columns());
          rows.check(options.mapping());
        } else if (isRow(record) && tally.count() > options.maxRows()) {
          throw new ImportRefusedException(
              ImportProblem.ofFile(Reason.TOO_MANY_ROWS, Integer.toString(options.maxRows())));
        }
      }
      if (rows == null) {
        throw new ImportRefusedException(ImportProblem.ofFile(Reason.EMPTY, ""));
      }
      return rows;
    } catch (CsvParseException e) {
      // Of a row that it has given up on for its length the library tells in words alone.
      throw String.valueOf(e.getMessage()).contains("maximum limit of")
          ? tooManyColumns(line + 1)
          : new ImportRefusedException(new ImportProblem(line + 1, "", Reason.BROKEN_QUOTES, ""));
    } catch (CharacterCodingException e) {
      throw new ImportRefusedException(new ImportProblem(
          line + 1, "", Reason.UNKNOWN_ENCODING, format.charset().name()));
    }
  }

  private static ImportRefusedException tooManyColumns(long line) {
    String most = Integer.toString(Workbook.MOST_COLUMNS);
    return new ImportRefusedException(new ImportProblem(line, "", Reason.TOO_MANY_COLUMNS, most));
  }

  private static CsvReader<CsvRecord> records(Path file, CsvFormat format) throws IOException {
    return CsvReader.builder()
        .fieldSeparator(format.separator())
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(format.read(file));
  }

  /** Spreadsheets leave rows of nothing but separators behind. */
  private static boolean isRow(CsvRecord record) {
    return record.getFields().stream().anyMatch(cell -> !cell.isBlank());
  }

  private void takeRows(
      Path file,
      CsvFormat format,
      RowReader reader,
      ImportOptions options,
      ImportTally tally,
      Consumer<ImportReport.Counts> progress)
      throws IOException {
    Optional<String> journal = tally.dryRun()
        ? Optional.empty()
        : options.journal().or(() -> Optional.of(Waiting.on(store.imports().begin())));
    journal.ifPresent(tally::journal);
    told(journal, tally);
    Sightings sightings = new Sightings();
    ImportBatch batch = new ImportBatch(store, journal, sightings);
    List<MemberRow> rows = new ArrayList<>(BATCH);
    List<NaturalKey> unread = new ArrayList<>();
    try (CsvReader<CsvRecord> records = records(file, format)) {
      boolean heading = true;
      for (CsvRecord record : records) {
        if (heading) {
          heading = false;
        } else if (isRow(record)) {
          tally.first(() -> reader.asRead(record.getFields()));
          RowReader.Reading reading =
              reader.read(record.getStartingLineNumber(), record.getFields());
          unread.addAll(reading.named());
          tally.take(reading, rows);
        }
        if (rows.size() == BATCH || unread.size() >= BATCH) {
          store(batch, rows, tally, progress);
          told(journal, tally);
          Waiting.on(batch.see(unread));
          unread.clear();
        }
      }
    }
    store(batch, rows, tally, progress);
    Waiting.on(batch.see(unread));
    proposeWhatFollows(journal, options, sightings, tally);
    told(journal, tally);
    journal.ifPresent(id -> Waiting.on(store.imports().done(id)));
  }

  private void told(Optional<String> journal, ImportTally tally) {
    ImportReport.Counts counts = tally.counts();
    journal.ifPresent(
        id -> Waiting.on(store.imports().progress(id, counts.done(), counts.total())));
  }

  /** Who may be one person, and who is missing; an admin decides. */
  private void proposeWhatFollows(
      Optional<String> journal, ImportOptions options, Sightings sightings, ImportTally tally) {
    if (journal.isPresent()) {
      sightings
          .alike()
          .forEach((pair, reason) -> Waiting.on(store.duplicates().propose(pair, reason)));
    }
    if (options.full()) {
      tally.missing(Waiting.on(
          journal
              .map(id -> store.departures().propose(id, sightings.named()))
              .orElseGet(() -> store.departures().missing(sightings.named())),
          LONG));
    }
  }

  private static void store(
      ImportBatch batch,
      List<MemberRow> rows,
      ImportTally tally,
      Consumer<ImportReport.Counts> progress) {
    if (!rows.isEmpty()) {
      tally.add(Waiting.on(batch.take(List.copyOf(rows))));
      rows.clear();
    }
    progress.accept(tally.counts());
  }
}
