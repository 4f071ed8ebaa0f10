/**
 * Events that repeat, and changes: of one event, or of one and those that follow it.
 */
@NullMarked
package io.reunion.event.series;

import org.jspecify.annotations.NullMarked;
