/**
 * The people: their record and who may see which part of it, the store that holds them, the import of an office's list,
 * and the search over them. May use {@code chat}, {@code config}, {@code redis} and {@code text}.
 *
 * <p>Privacy is decided in one place, {@link io.reunion.member.Member#audience}: what a person shows to whom is worked
 * out there for the profile that is shown and for the index that is searched alike. A value that a viewer may not see is
 * not behind a filter: it lies on a shelf of the index that the viewer's query never touches.
 *
 * <p>Redis holds the truth ({@link io.reunion.member.MemberStore}, {@link io.reunion.member.NaturalKeys}, {@link
 * io.reunion.member.AccountLinks} list their keys); the index is a projection that follows the change feed and may be
 * rebuilt at any time.
 */
@NullMarked
package io.reunion.member;

import org.jspecify.annotations.NullMarked;
