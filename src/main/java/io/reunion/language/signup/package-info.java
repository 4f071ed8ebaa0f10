/**
 * Sign-up lists as people keep them in group chats (接龙): read in every shape they take, merged as differences against
 * what is known, and printed again. Bytes are somebody else's: text and values in, values out, no clock, no store.
 *
 * <p>{@link io.reunion.language.signup.SignUpReader} reads, {@link io.reunion.language.signup.SignUpMerge} merges, {@link
 * io.reunion.language.signup.SignUpPrinter} prints. Everything is immutable and may be used by many threads at once. Uses
 * {@code chat} and {@code text}.
 */
@NullMarked
package io.reunion.language.signup;

import org.jspecify.annotations.NullMarked;
