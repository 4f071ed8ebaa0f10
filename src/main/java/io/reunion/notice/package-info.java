/**
 * What people are told when nobody has just asked: planned durably, written when it is due, sent once to a direct chat of
 * the person, in the language of that chat. Features say what kinds of notices they have. May use {@code schedule}, {@code
 * delivery}, {@code room}, {@code session} and {@code member}.
 */
@NullMarked
package io.reunion.notice;

import org.jspecify.annotations.NullMarked;
