package io.reunion.language;

/**
 * Something in a phrase file that cannot be used.
 *
 * @param line from 1; 0 where the file as a whole is meant
 */
public record PhraseProblem(String file, int line, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
