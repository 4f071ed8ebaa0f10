/**
 * What members offer and need: cards that are matched by their words, and both sides put in touch when both want it. A card
 * tells what, never who.
 */
@NullMarked
package io.reunion.exchange;

import org.jspecify.annotations.NullMarked;
