package io.reunion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * What the fault tests measured: printed, and a line each in {@code target/faults.txt}. {@code -Dreunion.faults=long} makes
 * them as long as they are meant to be, {@code -Dreunion.faults.seed=N} repeats what a printed seed has done.
 */
final class FaultTable {
  /** Of every random choice that is made. */
  static final long SEED = Long.getLong("reunion.faults.seed", System.nanoTime() & 0xffffff);

  private static final boolean LONG =
      System.getProperty("reunion.faults", "short").equals("long");
  private static final Path FILE = Path.of("target", "faults.txt");

  static {
    try {
      Files.deleteIfExists(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FaultTable() {}

  /** A size: {@code -Dreunion.faults.NAME} if it is given, else by whether this is the long run. */
  static int size(String name, int inShort, int inLong) {
    return Integer.getInteger("reunion.faults." + name, LONG ? inLong : inShort);
  }

  /** Prints one line of the table. */
  static void row(String what, String figures, Object... values) {
    String line = "| " + what + " | " + String.format(Locale.ROOT, figures, values) + " | seed "
        + SEED + " |";
    System.out.println(line);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(
          FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
