/**
 * How much is written to the log, changed while the service runs. Keys in Redis: {@code log-levels}, see {@link
 * io.reunion.level.LogLevels}.
 */
@NullMarked
package io.reunion.level;

import org.jspecify.annotations.NullMarked;
