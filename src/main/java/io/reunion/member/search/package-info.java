/**
 * Finds people by whatever is asked, as far as the one who asks may see them. May use {@code member} and what is below.
 *
 * <p>A value that a viewer may not see is not behind a filter: it lies on a shelf of the index that the viewer's query
 * never touches. The index is a projection of the members in Redis: it follows the change feed and may be rebuilt at any
 * time.
 */
@NullMarked
package io.reunion.member.search;

import org.jspecify.annotations.NullMarked;
