/**
 * Suggestions: each has a number, somebody who owns it, a state and an answer. Of an anonymous one nothing that is stored
 * here names its author, who reads the answer with a code that only they have.
 */
@NullMarked
package io.reunion.suggestion;

import org.jspecify.annotations.NullMarked;
