/**
 * The local chat room in a browser: two groups and a few personas, so that the whole bot can be tried without an
 * account on any platform. The room is a platform named {@code local} like every other: what a persona writes reaches
 * the bot as a signed request to the webhook route, and what the bot says arrives through {@link
 * io.reunion.chat.Platform#send}. It exists only in the demo, answers only to this machine, and forgets everything when
 * the service stops. May use {@code chat}; keeps nothing in Redis.
 *
 * <p>The static files of the page lie in the resources of this package, the libraries they import in WebJars.
 */
@NullMarked
package io.reunion.playground;

import org.jspecify.annotations.NullMarked;
