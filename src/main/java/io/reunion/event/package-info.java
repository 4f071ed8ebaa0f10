/**
 * Events as they are stored: what each is, on what terms, in which chats, and which jobs wait for it. Answers to them are in
 * {@code rsvp}; texts of all packages below this one stand beside it. Seats are whole numbers, moments are
 * {@link java.time.Instant}s shown on the clock of each chat.
 */
@NullMarked
package io.reunion.event;

import org.jspecify.annotations.NullMarked;
