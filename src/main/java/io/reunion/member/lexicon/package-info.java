/**
 * What is known of names and words without knowing anybody: the folding of spellings, Chinese characters and their
 * readings, surnames and their romanisations, class years, and the tables that hold all this. Uses no other package of
 * ours.
 */
@NullMarked
package io.reunion.member.lexicon;

import org.jspecify.annotations.NullMarked;
