package io.reunion.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.event.Event;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.Wish;
import io.reunion.event.service.Events;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Answers that are put down or taken back for somebody, by the rules for every answer. */
record OfficeAnswers(Events events, Clock clock) {
  /** As exact as the clocks of most platforms are: what somebody writes there next is not older. */
  static Instant moment(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whom the path names; fails as not found if they have not answered. */
  Future<Rsvp.Attendee> named(Exchange exchange, Event event) {
    String person = exchange.path("person");
    return events
        .rsvps()
        .attendees(event.id(), List.of(person))
        .map(found -> found.stream()
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("answer of " + person)));
  }

  /** Fails with why, if it was not taken. */
  Future<RsvpOutcome> put(Event event, Rsvp.Attendee attendee, Wish wish, String operation) {
    return events
        .rsvps()
        .answer(event.id(), attendee, wish.byOffice(), operation, moment(clock))
        .compose(outcome -> outcome.changed()
            ? noted(event, outcome, operation)
            : Future.failedFuture(refusal(outcome, event)));
  }

  private Future<RsvpOutcome> noted(Event event, RsvpOutcome outcome, String operation) {
    events.cards().changed(event.id());
    return events.promotions().told(event, outcome.promoted(), operation).map(outcome);
  }

  private static ProblemException refusal(RsvpOutcome outcome, Event event) {
    return switch (outcome.result()) {
      case NO_ROOM ->
        ProblemException.conflict(
            "There are not so many seats left; the " + outcome.seats() + " held are kept.");
      case DEADLINE_OVER -> ProblemException.conflict("The time to sign up is over.");
      case STALE -> ProblemException.conflict("The person has given a newer answer.");
      case PARTY_TOO_LARGE ->
        ProblemException.invalid(List.of(
            new ProblemException.Mistake("/seats", "expected at most as many as the event has")));
      case NO_EVENT -> ProblemException.notFound("event " + event.id());
      case CLOSED,
          NOT_INVITED,
          NONE_LEFT,
          BELOW_TAKEN,
          ACCEPTED,
          TENTATIVE,
          DECLINED,
          WITHDRAWN,
          WAITLISTED,
          RESIZED -> ProblemException.conflict("The event takes no answers.");
    };
  }

  static ObjectNode json(Rsvp.Attendee attendee, RsvpOutcome outcome) {
    ObjectNode body = Exchange.object();
    body.put("id", attendee.key());
    body.put("name", attendee.name());
    body.put("status", outcome.result().name());
    body.put("seats", outcome.seats());
    if (outcome.seats() > 0) {
      body.put("where", outcome.seat().name());
    }
    if (outcome.position() > 0) {
      body.put("position", outcome.position());
    }
    return body;
  }
}
