package io.reunion.language;

/**
 * One option of a pattern.
 *
 * @param rest what follows in the sentence is handed over, too
 */
record Pattern(Phrase phrase, Anchor start, Anchor end, boolean rest) {}
