/**
 * Members come from an alumni system: its pages of JSON are fetched over HTTP, written down as a list, and taken by the
 * import that takes an office's lists, with the same dry run, report and rollback. May use {@code member.imports} and
 * what is below.
 */
@NullMarked
package io.reunion.member.pull;

import org.jspecify.annotations.NullMarked;
