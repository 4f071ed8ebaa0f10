package io.reunion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * What the fault tests measured: printed, and a line each in {@code target/faults.txt}. {@code -Dreunion.faults=long} makes
 * them long enough for figures, {@code =full} as long as they are meant to be once, and {@code -Dreunion.faults.seed=N}
 * repeats what a printed seed has done.
 */
final class FaultTable {
  /** Of every random choice that is made. */
  static final long SEED = Long.getLong("reunion.faults.seed", System.nanoTime() & 0xffffff);

  private static final String LENGTH = System.getProperty("reunion.faults", "short");
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
    return size(name, inShort, inLong, inLong);
  }

  /** The same where the full run is longer still. */
  static int size(String name, int inShort, int inLong, int inFull) {
    int usual = switch (LENGTH) {
      case "short" -> inShort;
      case "long" -> inLong;
      case "full" -> inFull;
      default ->
        throw new IllegalArgumentException(
            "reunion.faults: " + LENGTH + " (expected: short, long or full)");
    };
    return Integer.getInteger("reunion.faults." + name, usual);
  }

  /** Prints one line of the table. */
  static void row(String what, String figures, Object... values) {
    String line = "| " + what + " | " + String.format(Locale.ROOT, figures, values) + " | seed "
        + SEED + " |";
    System.out.println(line);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
