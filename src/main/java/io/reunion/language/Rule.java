package io.reunion.language;

/**
 * A pattern and what it is a sign of.
 *
 * @param mark what is meant
 * @param pattern where it applies
 * @param source the pattern as the file has it, for {@code why}
 */
record Rule(Mark mark, Pattern pattern, String source) {}
