package io.reunion.language;

/**
 * A pattern and what it is a sign of.
 *
 * @param mark what is meant
 * @param pattern where it applies
 */
record Rule(Mark mark, Pattern pattern) {}
