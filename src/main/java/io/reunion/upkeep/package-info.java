/**
 * Profiles are kept current: at most once a quarter a member is shown what is on file and asked whether it is right, in the
 * direct chat, and can have that stopped. May use {@code registration}, {@code notice}, {@code schedule}, {@code filing}
 * and {@code member}.
 */
@NullMarked
package io.reunion.upkeep;

import org.jspecify.annotations.NullMarked;
