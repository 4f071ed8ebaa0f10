/**
 * An event's card: one per chat, edited in place, with what it says on the chat's own clock.
 */
@NullMarked
package io.reunion.event.card;

import org.jspecify.annotations.NullMarked;
