/**
 * The service put together: the command line, the root of the configuration, and {@code App}, where everything is built
 * with {@code new}. May use every package; none may use it.
 */
@NullMarked
package io.reunion;

import org.jspecify.annotations.NullMarked;
