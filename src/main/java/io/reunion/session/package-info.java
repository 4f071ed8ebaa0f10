/**
 * What the bot remembers of an exchange with one person in one chat: the question it has open and where a dialogue
 * stands. In Redis with a version and an expiry, so that it survives a restart and two instances never overwrite each
 * other. May use {@code chat}, {@code redis} and {@code text}.
 */
@NullMarked
package io.reunion.session;

import org.jspecify.annotations.NullMarked;
