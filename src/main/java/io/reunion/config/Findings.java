package io.reunion.config;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What was found in one file: its problems, and on which line each key stands. */
final class Findings {
  private final Path file;
  private final SortedSet<Problem> problems = new TreeSet<>();
  private final Map<String, Integer> lines = new HashMap<>();

  Findings(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** Adds a problem; its return value stands for the value that could not be had. */
  @CanIgnoreReturnValue
  <T> Optional<T> reject(int line, String message) {
    problems.add(new Problem(file, line, message));
    return Optional.empty();
  }

  /** The same, with the path before the message. */
  @CanIgnoreReturnValue
  <T> Optional<T> reject(Spot spot, String message) {
    return reject(spot.line(), spot.path().isEmpty() ? message : spot.path() + ": " + message);
  }

  void stands(Spot spot) {
    lines.put(spot.path(), spot.line());
  }

  /** The line of the key at {@code path}, or of the nearest one around it, or 1. */
  int lineOf(String path) {
    String around = path;
    while (!around.isEmpty() && !lines.containsKey(around)) {
      around = around.substring(
          0, Math.max(0, Math.max(around.lastIndexOf('.'), around.lastIndexOf('['))));
    }
    return lines.getOrDefault(around, 1);
  }

  SortedSet<Problem> problems() {
    return problems;
  }
}
