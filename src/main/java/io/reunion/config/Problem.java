package io.reunion.config;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * One thing that is wrong with the configuration.
 *
 * @param line from 1; 1 also for what concerns the whole file
 * @param message the key's path, its value and what was expected, on one line; never a secret
 */
public record Problem(Path file, int line, String message) implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
      .thenComparingInt(Problem::line)
      .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /** {@code bot-config/reunion.yaml:7: server.port: 70000 (expected: a whole number from 0 to 65535)}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
