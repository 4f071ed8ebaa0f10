package io.reunion.language.signup;

/**
 * A line that seems to say something about who comes and could not be read as an entry.
 *
 * @param text as written
 * @param line of the text, from 0
 */
public record Unreadable(String text, int line, Reason reason) {
  /** What is wrong with it. */
  public enum Reason {
    /** A number and {@code +1} or a remark, but nobody. */
    NO_NAME,
    /** A name on a line of its own without a number: another entry, or the rest of the one above? */
    NO_NUMBER,
    /** Several names behind a heading: {@code 请假：王五、赵六}. */
    SEVERAL_NAMES,
    /** A line too long to be an entry. */
    TOO_LONG,
    /** Beyond the number of entries that a list may have, or the length a text may have. */
    TOO_MANY
  }
}
