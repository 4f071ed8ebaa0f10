package io.reunion.api;

import io.reunion.event.Event;
import io.reunion.event.Terms;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.waitlist.Draws;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code confirmMinutes} and {@code draw}: how seats are given out, as a request says it. */
final class SeatRules {
  private static final int LEAST_MINUTES = 30;

  private SeatRules() {}

  static Terms read(Body body, Terms was) {
    Terms terms = was;
    if (body.has("confirmMinutes")) {
      terms = terms.withConfirmMinutes(
          body.number("confirmMinutes", LEAST_MINUTES, Terms.MAX_CONFIRM_MINUTES));
    }
    if (body.has("draw")) {
      Optional<Terms.Draw> wanted = body.parsed("draw", "PENDING or null", Terms.Draw::valueOf);
      boolean drawn = was.draw().equals(Optional.of(Terms.Draw.DRAWN));
      if (drawn != wanted.equals(Optional.of(Terms.Draw.DRAWN))) {
        body.reject(
            "draw", "expected " + (drawn ? "no other value: it is drawn" : "PENDING or null"));
      }
      terms = terms.withDraw(wanted);
    }
    return terms;
  }

  /** What cannot be, given the rest of the event. */
  static void check(Body body, Event was, Event wanted, Instant now) {
    if (!wanted.terms().pot()) {
      return;
    }
    boolean isNew = !was.terms().pot();
    boolean dated = isNew || !wanted.deadline().equals(was.deadline());
    boolean moved = dated || !wanted.startsAt().equals(was.startsAt());
    boolean past = wanted.deadline().filter(now::isBefore).isEmpty();
    if ((moved && !Draws.isPossible(wanted)) || (dated && past)) {
      body.reject(
          isNew ? "draw" : "deadline",
          "expected a deadline that is to come and before startsAt; seats are drawn then");
    }
    if (!isNew) {
      return;
    }
    if (was.taken() + was.takenOnline() > 0) {
      body.reject("draw", "expected no seats to be taken; they cannot be drawn any more");
    }
  }

  /** Events that people answered cannot be hidden from them. */
  static Future<Void> refuseLateDraft(
      RsvpStore rsvps, Future<List<Event>> later, Event was, Event wanted) {
    if (wanted.state() != Event.State.DRAFT || was.state() == Event.State.DRAFT) {
      return Future.succeededFuture();
    }
    ProblemException.Mistake mistake = new ProblemException.Mistake(
        "/state", "expected CLOSED or CANCELLED: there are people who come, may come or wait");
    return later
        .compose(rest ->
            rsvps.awaitsAnybody(Stream.concat(Stream.of(was), rest.stream()).toList()))
        .compose(awaited -> awaited
            ? Future.failedFuture(ProblemException.invalid(List.of(mistake)))
            : Future.succeededFuture());
  }
}
