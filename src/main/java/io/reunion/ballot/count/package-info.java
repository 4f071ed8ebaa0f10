/**
 * Counting votes, as plain values: majorities and quorums, block vote, approval and the single transferable vote. Nothing
 * here reads a store or a clock, so whoever has the papers can do it again.
 */
@NullMarked
package io.reunion.ballot.count;

import org.jspecify.annotations.NullMarked;
