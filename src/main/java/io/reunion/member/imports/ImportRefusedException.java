package io.reunion.member.imports;

/** A whole file cannot be taken. Never leaves the package: it becomes a report. */
final class ImportRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ImportProblem problem;

  ImportRefusedException(ImportProblem problem) {
    super(problem.reason().name(), null, false, false);
    this.problem = problem;
  }

  ImportProblem problem() {
    return problem;
  }
}
