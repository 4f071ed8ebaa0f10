/**
 * Sign-up lists that are pasted into a chat, and what else whoever signs up is asked: the questions of an event.
 */
@NullMarked
package io.reunion.event.signup;

import org.jspecify.annotations.NullMarked;
