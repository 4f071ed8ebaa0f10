/**
 * The chats that the bot knows, groups and direct ones: their language, clock and chapter, whether the bot may still
 * speak there, and which of its messages is a card for what. May use {@code chat}, {@code redis} and {@code text}.
 */
@NullMarked
package io.reunion.room;

import org.jspecify.annotations.NullMarked;
