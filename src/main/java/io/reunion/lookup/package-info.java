/**
 * Finding members by asking: {@code find}. Shows only what the asker may see where the answer is read, and no more
 * people than anybody needs.
 */
@NullMarked
package io.reunion.lookup;

import org.jspecify.annotations.NullMarked;
