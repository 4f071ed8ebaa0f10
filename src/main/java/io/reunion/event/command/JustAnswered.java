package io.reunion.event.command;

import io.reunion.bot.BasicCommands;
import io.reunion.bot.Turn;
import io.reunion.event.EventId;
import io.reunion.event.rsvp.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which event somebody has just answered in a chat: what they say next without naming one, as "make it 3", is about that.
 * A mere yes is not, since it adds nothing to their answer and so is rather to another event.
 */
final class JustAnswered {
  private JustAnswered() {}

  /** What a session has to hold for {@link #meant}; more may be put to it. */
  static Map<String, String> remembered(EventId event, long until) {
    return new HashMap<>(Map.of(
        BasicCommands.ANSWERED, event.value(), BasicCommands.ANSWERED_UNTIL, Long.toString(until)));
  }

  static Optional<EventId> meant(Turn turn, RsvpWords words) {
    boolean names = words.event().isPresent() || words.title().isPresent();
    boolean mere = words.answer().equals(Optional.of(Answer.ACCEPTED))
        && words.seats().isEmpty()
        && words.seat().isEmpty()
        && words.guests().isEmpty()
        && words.person().isEmpty();
    return names || mere || words.answer().isEmpty() ? Optional.empty() : event(turn);
  }

  /** The event that was answered a moment ago. */
  static Optional<EventId> event(Turn turn) {
    return BasicCommands.hasJustAnswered(turn)
        ? turn.session().recall(BasicCommands.ANSWERED).flatMap(EventId::typed)
        : Optional.empty();
  }
}
