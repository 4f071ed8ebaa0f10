/**
 * Events and the answers to them: capacity and waiting list in one atomic step, one card per chat that is edited in
 * place, commands. Seats are whole numbers, moments are {@link java.time.Instant}s shown on the clock of each chat.
 */
@NullMarked
package io.reunion.event;

import org.jspecify.annotations.NullMarked;
