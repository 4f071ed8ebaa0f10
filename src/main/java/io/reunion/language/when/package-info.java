/**
 * Dates and times as people write them in chats, in Chinese (simplified and traditional) and English, mixed as they
 * mix them. {@link io.reunion.language.when.WhenParser} gives each as a value with its place in the text. What has
 * more than one reading is never guessed: the likeliest reading comes with the reasons to ask and the other readings.
 *
 * <p>A text goes through five stages, each linear in its length: folding (width, script, spaces), words, pieces (a day,
 * a clock time, a zone), phrases (pieces that belong together), and readings (what a phrase means now and here).
 *
 * <p>Uses no other package of ours.
 */
@NullMarked
package io.reunion.language.when;

import org.jspecify.annotations.NullMarked;
