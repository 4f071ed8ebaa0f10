package io.reunion.member.imports;

import java.util.Map;
import java.util.Optional;

/**
 * How a list is taken.
 *
 * @param dryRun whether to only say what would become of it
 * @param maxBytes a larger file is refused
 * @param maxRows a longer list is refused
 * @param full whether the list names everybody: who is missing is proposed as a departure then
 * @param mapping what columns stand for, by their headings, where the office knows better than the headings say: the key
 *     of a field, or {@link #IGNORED}
 * @param journal id of a journal that was opened for it; absent: a new one
 */
public record ImportOptions(
    boolean dryRun,
    long maxBytes,
    int maxRows,
    boolean full,
    Map<String, String> mapping,
    Optional<String> journal) {
  /** In a mapping: the column is left out. */
  public static final String IGNORED = "";

  public static final ImportOptions USUAL = new ImportOptions(false, 256L << 20, 1_000_000);
  public static final ImportOptions DRY_RUN = USUAL.dry(true);

  public ImportOptions {
    mapping = Map.copyOf(mapping);
  }

  /** A list of some people, its columns as their headings say. */
  public ImportOptions(boolean dryRun, long maxBytes, int maxRows) {
    this(dryRun, maxBytes, maxRows, false, Map.of(), Optional.empty());
  }

  public ImportOptions dry(boolean dry) {
    return new ImportOptions(dry, maxBytes, maxRows, full, mapping, journal);
  }

  public ImportOptions full(boolean everybody) {
    return new ImportOptions(dryRun, maxBytes, maxRows, everybody, mapping, journal);
  }

  public ImportOptions mapping(Map<String, String> fields) {
    return new ImportOptions(dryRun, maxBytes, maxRows, full, fields, journal);
  }

  public ImportOptions journal(String id) {
    return new ImportOptions(dryRun, maxBytes, maxRows, full, mapping, Optional.of(id));
  }
}
