/**
 * Keeping what is stored: {@link io.reunion.keeping.Backup} copies everything in Redis into one stream, {@link
 * io.reunion.keeping.Restore} brings it back, {@link io.reunion.keeping.StoredFormat} says in which form it is and makes an
 * older one new. Knows no feature: a key is a name and the bytes that Redis itself gives for it.
 *
 * <p>Keys: {@code reunion:format} (string, the number of the form; no expiry), {@code reunion:restoring} (string, when a
 * restore began; there while one runs, and after one that did not end).
 */
@NullMarked
package io.reunion.keeping;

import org.jspecify.annotations.NullMarked;
