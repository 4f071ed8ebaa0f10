package io.reunion.event.command;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.Rsvp.Status;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.RsvpStore.Standing;
import io.reunion.redis.Batches;
import io.reunion.text.Marked;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code events mine}: what somebody has answered to the events to come, each with a button to take it back. Changes nothing. */
final class OwnAnswers {
  private static final int MOST_ASKED = 40;
  private static final int MOST_SHOWN = 6;

  private final EventStore events;
  private final RsvpStore rsvps;

  OwnAnswers(EventStore events, RsvpStore rsvps) {
    this.events = events;
    this.rsvps = rsvps;
  }

  /** @param place on the waiting list, from 1; 0 for who is on none */
  private record Given(Event event, Status status, Seat seat, int seats, int place) {}

  Future<Reply> show(Turn turn) {
    return events
        .upcoming(turn.now())
        .compose(all -> Batches.map(
            all.subList(0, Math.min(MOST_ASKED, all.size())), event -> given(turn, event)))
        .map(all -> all.stream().flatMap(Optional::stream).limit(MOST_SHOWN).toList())
        .map(given -> given.isEmpty()
            ? Reply.discreetly(turn.say("event.mine.none"))
            : Reply.of(said(turn, given)));
  }

  private Future<Optional<Given>> given(Turn turn, Event event) {
    // Both leave together, as those for all events do.
    Future<Optional<Standing>> standing =
        rsvps.standing(event.id(), turn.speaker().personKey());
    Future<Integer> place = rsvps.place(event.id(), turn.speaker().personKey());
    return standing.compose(found -> place.map(at -> found.flatMap(
        one -> one.status().map(status -> new Given(event, status, one.seat(), one.seats(), at)))));
  }

  private static Say said(Turn turn, List<Given> given) {
    String lines = given.stream().map(one -> "\n" + line(turn, one)).collect(Collectors.joining());
    List<List<Button>> buttons = given.stream()
        .map(one -> List.of(new Button(
            "↩ " + EventChoice.shortened(one.event().title()),
            "rsvp " + one.event().id() + " cancel")))
        .toList();
    return Say.discreetly(turn.say("event.mine", "lines", new Marked(lines))).withButtons(buttons);
  }

  private static String line(Turn turn, Given given) {
    return turn.say(
        "event.mine.line", "title", given.event().title(), "answer", answer(turn, given));
  }

  private static Marked answer(Turn turn, Given given) {
    int seats = Math.max(1, given.seats());
    boolean waits = given.status() == Status.WAITLISTED;
    Marked standing = waits && given.event().terms().pot()
        ? turn.mark("event.mine.pot", "seats", seats)
        : waits && given.place() > 0
            ? turn.mark("event.mine.waiting", "seats", seats, "position", given.place())
            : turn.mark(
                "event.standing." + given.status().name().toLowerCase(Locale.ROOT), "seats", seats);
    return given.event().terms().hybrid() && given.seat() == Seat.ONLINE
        ? turn.mark("event.standing.online", "standing", standing)
        : standing;
  }
}
