/**
 * What people write to the bot about events, from {@code rsvp} to {@code event move}, and what it answers.
 */
@NullMarked
package io.reunion.event.command;

import org.jspecify.annotations.NullMarked;
