/**
 * Numbered records in Redis, for features that keep some hundreds or thousands of them: each change is one compare-and-set
 * of one record, and what a repeated update adds is added once. May use {@code redis} and the ids of {@code member}.
 */
@NullMarked
package io.reunion.filing;

import org.jspecify.annotations.NullMarked;
