package io.reunion.event.command;

import io.reunion.event.Event;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.text.Marked;
import io.reunion.text.Sentences;

/** What is said to an answer. */
final class AnswerText {
  private static final Keys ACCEPTED =
      new Keys("event.rsvp.accepted", "event.rsvp.room", "event.rsvp.online");
  private static final Keys ACCEPTED_FOR =
      new Keys("event.for.accepted", "event.for.room", "event.for.online");
  private static final Keys WAITLISTED =
      new Keys("event.rsvp.waitlisted", "event.rsvp.waitlisted", "event.rsvp.waitonline");
  private static final Keys WAITLISTED_FOR =
      new Keys("event.for.waitlisted", "event.for.waitlisted", "event.for.waitonline");

  /** The first where nobody has to choose between the room and from afar. */
  private record Keys(String plain, String room, String online) {
    String of(Event event, RsvpOutcome outcome) {
      if (!event.terms().hybrid()) {
        return plain;
      }
      return outcome.seat() == Seat.ROOM ? room : online;
    }
  }

  private AnswerText() {}

  /** To the one who answered for themselves; {@code seats} is what they asked for. */
  static String own(Sentences say, Event event, int seats, RsvpOutcome outcome) {
    String title = event.title();
    return switch (outcome.result()) {
      case ACCEPTED ->
        say.say(ACCEPTED.of(event, outcome), "title", title, "seats", outcome.seats());
      case TENTATIVE -> say.say("event.rsvp.tentative", "title", title);
      case DECLINED -> say.say("event.rsvp.declined", "title", title);
      case WITHDRAWN ->
        say.say(outcome.hadNone() ? "event.rsvp.nothing" : "event.rsvp.withdrawn", "title", title);
      case WAITLISTED ->
        event.terms().pot()
            ? say.say("event.rsvp.pot", "title", title, "seats", outcome.seats())
            : say.say(
                WAITLISTED.of(event, outcome),
                "title",
                title,
                "position",
                outcome.position(),
                "seats",
                outcome.seats());
      case NO_ROOM ->
        event.terms().hybrid()
            ? say.say(
                "event.rsvp.keeps",
                "title",
                title,
                "seats",
                outcome.seats(),
                "seat",
                seat(say, outcome.seat()))
            : say.say(
                "event.rsvp.noroom", "title", title, "seats", outcome.seats(), "wanted", seats);
      case STALE -> say.say("event.rsvp.stale", "title", title);
      case CLOSED -> say.say("event.rsvp.closed", "title", title);
      case DEADLINE_OVER -> say.say("event.rsvp.deadline", "title", title);
      case PARTY_TOO_LARGE -> say.say("event.party", "seats", seats, "limit", largestParty(event));
      case NONE_LEFT ->
        say.say("event.rsvp.noneleft", "title", title, "seats", outcome.seats(), "id", event.id());
      case NO_EVENT -> say.say("event.unknown", "id", event.id());
      case NOT_INVITED -> say.say("event.invited.other", "title", title);
      case RESIZED, BELOW_TAKEN -> throw new IllegalStateException("an answer changes no capacity");
    };
  }

  /** To the one who answered for {@code other}. */
  static String forOther(
      Sentences say, Event event, Rsvp.Attendee other, int seats, RsvpOutcome outcome) {
    String title = event.title();
    String name = other.name();
    return switch (outcome.result()) {
      case ACCEPTED ->
        say.say(
            ACCEPTED_FOR.of(event, outcome),
            "name",
            name,
            "title",
            title,
            "seats",
            outcome.seats());
      case TENTATIVE -> say.say("event.for.tentative", "name", name, "title", title);
      case DECLINED -> say.say("event.for.declined", "name", name, "title", title);
      case WITHDRAWN ->
        say.say(
            outcome.hadNone() ? "event.for.nobody" : "event.for.withdrawn",
            "name",
            name,
            "title",
            title);
      case WAITLISTED ->
        event.terms().pot()
            ? say.say("event.for.pot", "name", name, "title", title)
            : say.say(
                WAITLISTED_FOR.of(event, outcome),
                "name",
                name,
                "title",
                title,
                "position",
                outcome.position());
      case NO_ROOM -> say.say("event.for.noroom", "name", name, "title", title, "wanted", seats);
      case STALE -> say.say("event.for.stale", "name", name, "title", title);
      case NONE_LEFT ->
        say.say(
            "event.for.noneleft",
            "name",
            name,
            "title",
            title,
            "seats",
            outcome.seats(),
            "id",
            event.id());
      case CLOSED, DEADLINE_OVER, PARTY_TOO_LARGE, NO_EVENT, NOT_INVITED, RESIZED, BELOW_TAKEN ->
        own(say, event, seats, outcome);
    };
  }

  static Marked seat(Sentences say, Seat seat) {
    return say.mark(seat == Seat.ROOM ? "event.seat.room" : "event.seat.online");
  }

  private static int largestParty(Event event) {
    int room = Math.min(event.partyLimit(), event.capacity().orElse(event.partyLimit()));
    return event.terms().hybrid()
        ? Math.min(
            event.partyLimit(),
            Math.max(room, event.capacity(Seat.ONLINE).orElse(event.partyLimit())))
        : room;
  }
}
