/**
 * Sealed papers: how a paper is encrypted to some trustees, how enough of them open it, and the chain of hashes by which a
 * published list stays what it was. Plain values, so that the service, the tool of the trustees and anybody's check share
 * them; the voter's page does the same in its own language.
 */
@NullMarked
package io.reunion.ballot.seal;

import org.jspecify.annotations.NullMarked;
