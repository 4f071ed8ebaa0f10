/**
 * The question box of a meeting: everybody puts questions before it, near-duplicates are proposed for grouping and a person
 * decides, and each asker learns the answer or that theirs is still open.
 */
@NullMarked
package io.reunion.questions;

import org.jspecify.annotations.NullMarked;
