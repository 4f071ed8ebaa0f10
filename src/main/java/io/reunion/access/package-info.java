/**
 * Who may use the console and the API: sign-in by a one-time link from a chat, sessions in Redis, and the log of who did
 * what.
 */
@NullMarked
package io.reunion.access;

import org.jspecify.annotations.NullMarked;
