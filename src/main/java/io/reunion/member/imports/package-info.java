/**
 * Takes an office's list of members, a CSV file or a workbook, into the store, and says of every row what became of it.
 * May use {@code member} and what is below.
 */
@NullMarked
package io.reunion.member.imports;

import org.jspecify.annotations.NullMarked;
