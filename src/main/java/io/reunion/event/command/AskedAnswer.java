package io.reunion.event.command;

import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.KnownEvents;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.Waiting;
import java.util.Optional;

/**
 * One answer as it was asked for.
 *
 * @param attendee whose it is
 * @param operation under which it is noted
 * @param known the event as it was read before, where it counts only as long as that is the same
 * @param waiting who waited when the message came, if it says more than this
 */
record AskedAnswer(
    Turn turn,
    Event event,
    RsvpWords words,
    Attendee attendee,
    String operation,
    Optional<KnownEvents.Known> known,
    Waiting waiting) {
  Answer answer() {
    return words.answer().orElse(Answer.ACCEPTED);
  }

  boolean forOther() {
    return words.person().isPresent();
  }
}
