/**
 * Introductions: one member asks to be introduced to another, both agree, and only then is anything exchanged. What one
 * side learns before the second yes is nothing; silence, a no and a pause look the same.
 */
@NullMarked
package io.reunion.introduction;

import org.jspecify.annotations.NullMarked;
