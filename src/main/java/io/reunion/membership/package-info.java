/**
 * Joining an association that is not an office's list: people and companies apply in a dialogue, an admin decides, what may be
 * the same person is proposed for merging, and a membership has a term that is renewed.
 */
@NullMarked
package io.reunion.membership;

import org.jspecify.annotations.NullMarked;
