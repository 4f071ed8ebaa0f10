package io.reunion.event.reminder;

import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.Task;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.text.Moments;
import io.reunion.text.Sentences;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What somebody is told about a seat that became theirs or did not, without having asked. */
final class SeatText {
  /** Who, and how they stand. */
  record Whom(String name, RsvpStore.Standing standing) {}

  private SeatText() {}

  static String of(Task task, Event event, Whom whom, Sentences say, ZoneId zone, Instant now) {
    return switch (task.kind()) {
      case PROMOTED -> promoted(task, event, whom, say, zone, now);
      case LAPSED ->
        say.say("event.lapsed", "name", whom.name(), "title", event.title(), "id", event.id());
      case DRAWN -> drawn(event, whom, say);
      case REMINDER, NUDGE, NOTICE, LAPSE, DRAW, SEAT, MISSED, LATE, CARD ->
        throw new IllegalStateException(task.kind() + " is not about somebody's seat");
    };
  }

  private static String promoted(
      Task task, Event event, Whom whom, Sentences say, ZoneId zone, Instant now) {
    if (task.minutes() == 0) {
      return say.say(
          "event.promoted", "name", whom.name(), "title", event.title(), "id", event.id());
    }
    Instant until = Instant.ofEpochMilli(task.minutes());
    return say.say(
        "event.promoted.held",
        "name",
        whom.name(),
        "title",
        event.title(),
        "seats",
        whom.standing().seats(),
        "until",
        Moments.dayAndTime(until, zone, now, say.language()),
        "id",
        event.id());
  }

  private static String drawn(Event event, Whom whom, Sentences say) {
    return whom.standing().status().equals(Optional.of(Rsvp.Status.ACCEPTED))
        ? say.say(
            "event.drawn.seat",
            "name",
            whom.name(),
            "title",
            event.title(),
            "seats",
            whom.standing().seats(),
            "id",
            event.id())
        : say.say(
            "event.drawn.waiting", "name", whom.name(), "title", event.title(), "id", event.id());
  }

  static List<List<Button>> buttons(Task task, Event event, Sentences say) {
    return switch (task.kind()) {
      case PROMOTED -> {
        Button no = new Button(say.say("event.button.no"), "rsvp " + event.id() + " no");
        yield task.minutes() == 0
            ? List.of(List.of(no))
            : List.of(List.of(
                new Button(
                    say.say("event.button.confirm"), "confirm " + event.id(), Button.Style.PRIMARY),
                no));
      }
      case LAPSED ->
        List.of(List.of(new Button(say.say("event.button.yes"), "rsvp " + event.id() + " yes")));
      case DRAWN ->
        List.of(List.of(new Button(say.say("event.button.draw"), "draw " + event.id())));
      case REMINDER, NUDGE, NOTICE, LAPSE, DRAW, SEAT, MISSED, LATE, CARD -> List.of();
    };
  }
}
