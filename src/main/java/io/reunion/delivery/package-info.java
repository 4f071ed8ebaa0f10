/**
 * The way out: replies and cards in order per chat, pacing inside the platforms' limits, and the ledger of broadcast
 * copies that moves only on a confirmed send. May use {@code chat}, {@code redis} and {@code room}.
 */
@NullMarked
package io.reunion.delivery;

import org.jspecify.annotations.NullMarked;
