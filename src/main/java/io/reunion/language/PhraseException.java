package io.reunion.language;

import java.util.List;
import java.util.stream.Collectors;

/** The phrase files cannot be used; all their problems at once. */
public final class PhraseException extends RuntimeException {
  private final List<PhraseProblem> problems;

  public PhraseException(List<PhraseProblem> problems) {
    super(problems.stream().map(PhraseProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<PhraseProblem> problems() {
    return problems;
  }
}
