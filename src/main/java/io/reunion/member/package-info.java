/**
 * The people: their record and who may see which part of it, and the store that holds them. May use {@code chat}, {@code
 * config}, {@code redis}, {@code text} and {@code member.lexicon}. Above it lie {@code member.search}, which finds people,
 * and {@code member.imports}, which takes an office's list.
 *
 * <p>Privacy is decided in one place, {@link io.reunion.member.Member#audience}: what a person shows to whom is worked
 * out there for the profile that is shown and for the index that is searched alike.
 *
 * <p>Redis holds the truth ({@link io.reunion.member.MemberStore} names the keys).
 */
@NullMarked
package io.reunion.member;

import org.jspecify.annotations.NullMarked;
