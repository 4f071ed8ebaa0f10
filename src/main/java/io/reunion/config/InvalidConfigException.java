package io.reunion.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. It has no cause: a parser's exception quotes the file, and the file has secrets. */
public final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All of them, in the order of files and lines. */
  public List<Problem> problems() {
    return problems;
  }
}
