/**
 * Redis: one connection whose answers come back on the service's event loop, scripts that survive a restart of the
 * server, and the embedded server of the demo. May use {@code config}; knows no key.
 */
@NullMarked
package io.reunion.redis;

import org.jspecify.annotations.NullMarked;
