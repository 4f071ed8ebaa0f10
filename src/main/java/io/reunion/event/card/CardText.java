package io.reunion.event.card;

import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.Tally;
import io.reunion.text.Marked;
import io.reunion.text.Moments;
import io.reunion.text.Sentences;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What an event's card says: what, when by the chat's clock, where, how many; never a list of names. */
public final class CardText {
  private CardText() {}

  static String of(Event event, Tally tally, Sentences say, ZoneId zone, Instant now) {
    StringBuilder card = new StringBuilder(say.say("event.card.title", "title", event.title()));
    card.append('\n').append(when(event, say, zone, now));
    if (!event.place().isEmpty()) {
      card.append('\n').append(say.say("event.card.place", "place", event.place()));
    }
    if (!event.terms().invited().everybody()) {
      card.append('\n').append(say.say("event.card.invited", "whom", InvitedText.of(event, say)));
    }
    if (!event.terms().hosts().isEmpty()) {
      card.append('\n').append(say.say("event.card.hosts", "names", HostText.names(event)));
    }
    online(event, say).ifPresent(line -> card.append('\n').append(line));
    card.append('\n').append(seats(event, Seat.ROOM, say));
    if (event.terms().hybrid()) {
      card.append('\n').append(seats(event, Seat.ONLINE, say));
    }
    card.append('\n')
        .append(say.say(
            "event.card.answers",
            "accepted",
            tally.accepted(),
            "tentative",
            tally.tentative(),
            "declined",
            tally.declined()));
    if (event.terms().pot()) {
      int asked = tally.waitingSeats() + tally.waitingOnline();
      return card.append('\n')
          .append(say.say("event.card.pot", "seats", asked))
          .append('\n')
          .append(footer(event, say, zone, now))
          .toString();
    }
    if (tally.waitingSeats() > 0) {
      card.append('\n').append(say.say("event.card.waiting", "seats", tally.waitingSeats()));
    }
    if (tally.waitingOnline() > 0) {
      card.append('\n').append(say.say("event.card.waitonline", "seats", tally.waitingOnline()));
    }
    return card.append('\n').append(footer(event, say, zone, now)).toString();
  }

  /** What of a card may have changed, in a line: for where the card that is there cannot be. */
  static String brief(Event event, Tally tally, Sentences say) {
    if (event.state() == Event.State.CANCELLED) {
      return say.say("event.brief.cancelled", "title", event.title());
    }
    if (event.terms().pot()) {
      return say.say(
          "event.brief.pot",
          "title",
          event.title(),
          "waiting",
          tally.waitingSeats() + tally.waitingOnline(),
          "id",
          event.id());
    }
    return say.say(
        "event.brief",
        "title",
        event.title(),
        "taken",
        event.taken() + event.takenOnline(),
        "waiting",
        tally.waitingSeats() + tally.waitingOnline(),
        "tentative",
        tally.tentative(),
        "declined",
        tally.declined(),
        "id",
        event.id());
  }

  public static String when(Event event, Sentences say, ZoneId zone, Instant now) {
    String start = Moments.dayAndTime(event.startsAt(), zone, now, say.language());
    return say.say("event.card.when", "when", start, "there", there(event, say, zone, now));
  }

  /** When it is on the clock of the place, where that is another than {@code zone}'s. */
  public static Marked there(Event event, Sentences say, ZoneId zone, Instant now) {
    return sameClock(event, zone)
        ? Marked.EMPTY
        : say.mark(
            "event.card.there",
            "when",
            Moments.dayAndTime(event.startsAt(), event.zone(), now, say.language()),
            "zone",
            event.zone().getId());
  }

  private static boolean sameClock(Event event, ZoneId zone) {
    return event
        .zone()
        .getRules()
        .getOffset(event.startsAt())
        .equals(zone.getRules().getOffset(event.startsAt()));
  }

  /** Only that it is online, unless everybody may see the link: who has accepted is told it in private. */
  public static Optional<String> online(Event event, Sentences say) {
    return event
        .terms()
        .online()
        .map(link -> link.open()
            ? say.say("event.card.link", "link", link.url())
            : say.say("event.card.online"));
  }

  /** Keys for the seats of one kind: some are free, none is, or there is no bound. */
  private record SeatKeys(String seats, String full, String open) {
    static SeatKeys of(Event event, Seat seat) {
      if (!event.terms().hybrid()) {
        return new SeatKeys("event.card.seats", "event.card.full", "event.card.open");
      }
      return seat == Seat.ROOM
          ? new SeatKeys("event.card.room.seats", "event.card.room.full", "event.card.room.open")
          : new SeatKeys(
              "event.card.online.seats", "event.card.online.full", "event.card.online.open");
    }
  }

  private static String seats(Event event, Seat seat, Sentences say) {
    SeatKeys keys = SeatKeys.of(event, seat);
    int taken = event.taken(seat);
    return event
        .capacity(seat)
        .map(capacity -> say.say(
            taken >= capacity ? keys.full() : keys.seats(), "taken", taken, "capacity", capacity))
        .orElseGet(() -> say.say(keys.open(), "taken", taken));
  }

  /** The seats of an event, a line of each kind. */
  public static String seats(Event event, Sentences say) {
    String room = seats(event, Seat.ROOM, say);
    return event.terms().hybrid() ? room + "\n" + seats(event, Seat.ONLINE, say) : room;
  }

  private static String footer(Event event, Sentences say, ZoneId zone, Instant now) {
    if (event.state() == Event.State.CANCELLED) {
      return say.say("event.card.cancelled");
    }
    if (event.past(now)) {
      return say.say("event.card.past");
    }
    if (!event.takesAnswers(now)) {
      return say.say("event.card.closed");
    }
    return event
        .deadline()
        .map(end -> say.say(
            "event.card.deadline",
            "id",
            event.id(),
            "deadline",
            Moments.dayAndTime(end, zone, now, say.language())))
        .orElseGet(() -> say.say("event.card.how", "id", event.id()));
  }

  public static List<List<Button>> buttons(Event event, Sentences say, Instant now) {
    if (!event.takesAnswers(now)) {
      return List.of();
    }
    String command = "rsvp " + event.id() + " ";
    if (event.terms().hybrid()) {
      return hybridButtons(event, say, command);
    }
    return List.of(
        List.of(
            new Button(say.say("event.button.yes"), command + "yes", Button.Style.PRIMARY),
            new Button(say.say("event.button.maybe"), command + "maybe"),
            new Button(say.say("event.button.no"), command + "no")),
        List.of(
            new Button(say.say("event.button.plus"), command + "yes +1"),
            new Button(say.say("event.button.list"), "list " + event.id())));
  }

  /** Who comes chooses where; pressing the other one later is how to switch. */
  private static List<List<Button>> hybridButtons(Event event, Sentences say, String command) {
    return List.of(
        List.of(
            new Button(say.say("event.button.room"), command + "yes room", Button.Style.PRIMARY),
            new Button(
                say.say("event.button.online"), command + "yes online", Button.Style.PRIMARY)),
        List.of(
            new Button(say.say("event.button.maybe"), command + "maybe"),
            new Button(say.say("event.button.no"), command + "no"),
            new Button(say.say("event.button.list"), "list " + event.id())));
  }
}
