/**
 * The vocabulary that everything else is written in: who and where, what a platform sends, what is said back, and how a
 * send can fail. Values and one interface, {@link io.reunion.chat.Platform}; uses no other package of ours.
 */
@NullMarked
package io.reunion.chat;

import org.jspecify.annotations.NullMarked;
