/**
 * Redis: connections that live on the event loop of their caller, scripts that survive a restart of the server, one
 * exception for a Redis that is away, what a server with weak settings may lose, and a server of our own for whoever has
 * none. Uses no other package of ours, and knows no feature.
 *
 * <p>{@link io.reunion.redis.Redis} is the door: {@code connect}, then {@code call} and {@code run}. Behind it a {@code
 * Link} is one of the two kinds of client that Lettuce has, {@code Wiring} and {@code Wire} set it up, {@code Calls} sends
 * and brings the answers home, and {@code Failures} tells a Redis that is away from a mistake of ours. Only {@code Loop}
 * knows Vert.x from the inside.
 *
 * <p>Keys: {@code reunion:ping:N} (string, expires after a minute), by which readiness asks whether writes are taken.
 */
@NullMarked
package io.reunion.redis;

import org.jspecify.annotations.NullMarked;
