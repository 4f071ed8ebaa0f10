package io.reunion.member.imports;

/**
 * How a list is taken.
 *
 * @param dryRun whether to only say what would become of it
 * @param maxBytes a larger file is refused
 * @param maxRows a longer list is refused
 */
public record ImportOptions(boolean dryRun, long maxBytes, int maxRows) {
  public static final ImportOptions USUAL = new ImportOptions(false, 256L << 20, 1_000_000);
  public static final ImportOptions DRY_RUN =
      new ImportOptions(true, USUAL.maxBytes, USUAL.maxRows);
}
