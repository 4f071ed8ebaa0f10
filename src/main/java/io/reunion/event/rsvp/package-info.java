/**
 * Answers to events: who comes, with how many, and who waits. Capacity and waiting list are one atomic step in Redis.
 */
@NullMarked
package io.reunion.event.rsvp;

import org.jspecify.annotations.NullMarked;
