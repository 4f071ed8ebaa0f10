/**
 * What became of an update, as a trace: the update itself, and beneath it each command of Redis and each message sent.
 * Uses {@code log} for what is being worked on.
 */
@NullMarked
package io.reunion.trace;

import org.jspecify.annotations.NullMarked;
