package io.reunion.api;

import io.reunion.event.Event;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.JournalEntry;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.Wish;
import io.reunion.event.service.Events;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code /events/ID/rsvps/PERSON/undo}: takes the last word of somebody back, so that the one before it stands again. What
 * that was is read from the event's journal, whoever said it and however. As in a chat that can be done for a while only.
 */
final class RsvpUndoApi implements AdminApi.Part {
  /** How many of the event's latest changes are looked through. */
  private static final int MOST = 1000;

  /** In the journal, and how it is known that there is nothing more to take back. */
  private static final String UNDO = "API undo";

  private final Events events;
  private final OfficeAnswers office;
  private final Clock clock;

  RsvpUndoApi(Events events, Clock clock) {
    this.events = events;
    this.office = new OfficeAnswers(events, clock);
    this.clock = clock;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.hosts(HttpMethod.POST, "/events/:id/rsvps/:person/undo", this::undo);
  }

  private Future<Void> undo(Exchange exchange) {
    String operation = exchange.operation();
    return FoundEvent.in(events.store(), exchange)
        .compose(event -> office
            .named(exchange, event)
            .compose(attendee -> undo(event, attendee, operation).map(outcome -> {
              exchange.json(200, OfficeAnswers.json(attendee, outcome));
              return null;
            })));
  }

  private Future<RsvpOutcome> undo(Event event, Attendee attendee, String operation) {
    if (event.past(clock.instant())) {
      return Future.failedFuture(ProblemException.conflict("The event is over."));
    }
    return events
        .rsvps()
        .journal(event.id(), MOST)
        .map(entries -> last(entries, attendee, operation))
        .compose(entry -> before(event, attendee, entry, operation));
  }

  /** The last that somebody said of the person; what the waiting list did since is no word of theirs. */
  private JournalEntry last(List<JournalEntry> newestFirst, Attendee who, String operation) {
    JournalEntry last = newestFirst.stream()
        .filter(entry -> entry.person().equals(who.key()) && !entry.understood().isEmpty())
        .findFirst()
        .orElseThrow(() -> ProblemException.conflict("Nothing is known that could be taken back."));
    boolean again = last.message().equals(operation);
    if (last.understood().equals(UNDO) && !again) {
      throw ProblemException.conflict("The last change was taken back already.");
    }
    Instant until = last.at().plus(events.undoWindow());
    if (clock.instant().isAfter(until) && !again) {
      throw ProblemException.conflict(
          "The last change could be taken back until " + until + "; put the answer down anew.");
    }
    return last;
  }

  private Future<RsvpOutcome> before(
      Event event, Attendee attendee, JournalEntry entry, String operation) {
    return events.rsvps().given(event.id(), entry.message()).compose(outcome -> {
      Optional<RsvpOutcome.Besides> besides = outcome.map(RsvpOutcome::besides);
      int others = Math.max(1, entry.before().seats()) - 1;
      List<String> now = attendee.guests();
      List<String> guests = besides
          .map(RsvpOutcome.Besides::guestsBefore)
          .orElseGet(() -> now.subList(0, Math.min(now.size(), others)));
      Optional<Long> turn = besides.flatMap(RsvpOutcome.Besides::turnBefore);
      return office.put(event, attendee.with(guests), wish(event, entry.before(), turn), operation);
    });
  }

  /** They stand as before, and where they waited before. */
  private static Wish wish(Event event, JournalEntry.Stood stood, Optional<Long> turn) {
    return new Wish(
            Answer.of(stood.status()),
            Math.max(1, stood.seats()),
            false,
            event.terms().hybrid() ? Optional.of(stood.seat()) : Optional.empty(),
            UNDO,
            List.of())
        .waitingBy(turn);
  }
}
