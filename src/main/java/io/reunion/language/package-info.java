/**
 * What a person meant: an intent with its seats, guests, event and query, or silence, or a question back.
 *
 * <p>A text is folded (width, case, script, accents), cut into tokens, searched for the phrases of {@code
 * phrases/*.yaml}, and the signs that were found are weighed clause by clause; a small statistical model has its say
 * where no phrase decides. All of it is linear in the text and reads at most 4 KiB of it. Nothing here keeps state or
 * does I/O after start. Dates and sign-up lists are read by the packages below this one.
 */
@NullMarked
package io.reunion.language;

import org.jspecify.annotations.NullMarked;
