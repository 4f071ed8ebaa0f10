package io.reunion.api;

import io.reunion.access.Caller;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.service.Events;
import io.reunion.event.waitlist.Promotions;
import io.reunion.notice.Notice;
import io.reunion.notice.Notices;
import io.reunion.redis.Batches;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Tells people that somebody in the console answered for them, with the way back. It is planned before the request is
 * answered, so that no crash loses it.
 */
final class SpokenFor {
  private static final String KIND = "spoken-for";

  private final Notices notices;
  private final Events events;
  private final Clock clock;

  SpokenFor(Notices notices, Events events, Clock clock) {
    this.notices = notices;
    this.events = events;
    this.clock = clock;
    notices.write(KIND, (person, about) -> written(about));
  }

  /** What was said for somebody. */
  record Said(Attendee who, Answer answer) {}

  /**
   * Has those told who can be, but for the caller; a program has no name to tell them. The same operation again plans nothing.
   */
  Future<Void> plan(Event event, List<Said> all, Caller caller, String operation) {
    if (caller.user().isEmpty()) {
      return Future.succeededFuture();
    }
    List<Said> others = all.stream()
        .filter(said -> said.who().user().isPresent())
        .filter(said -> !said.who().user().equals(caller.user()))
        .toList();
    String by = caller.standing().name();
    return Batches.map(others, said -> plan(event, said, by, operation)).mapEmpty();
  }

  private Future<Void> plan(Event event, Said said, String by, String operation) {
    String person = "u:" + said.who().user().orElseThrow();
    String about = String.join(" ", event.id().value(), said.answer().name(), operation, by);
    return events
        .promotions()
        .reaches(said.who())
        .compose(reached -> reached
            ? notices.plan(KIND, person, about, clock.instant())
            : Future.succeededFuture());
  }

  /** Nothing of an event that is over by then. */
  private Future<Optional<Notice>> written(String about) {
    String[] parts = about.split(" ", 4);
    Answer answer = Answer.valueOf(parts[1]);
    return events
        .store()
        .find(new EventId(parts[0]))
        .map(found -> found
            .filter(event -> !event.past(clock.instant()))
            .map(event -> Notice.of(say -> Promotions.spokenFor(event, answer, parts[3], say))
                .withRow(say -> List.of(Promotions.wayBack(event, answer, say)))));
  }
}
