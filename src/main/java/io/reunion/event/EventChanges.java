package io.reunion.event;

import io.reunion.bot.Letter;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;

/** Changes an event, whoever asked for it: seats first, since that alone can be refused; who comes is told of a move. */
public final class EventChanges {
  /** What became of a change. */
  public enum Result {
    CHANGED,
    /** The new capacity is below the seats that are taken. Nothing was changed. */
    BELOW_TAKEN,
    /** Somebody else changed the event meanwhile. */
    CONFLICT
  }

  /**
   * @param taken seats that are taken
   * @param letters to those who got a seat through it
   */
  public record Change(Result result, int taken, List<Letter> letters) {}

  private final EventStore events;
  private final RsvpStore rsvps;
  private final Promotions promotions;
  private final Notices notices;
  private final Clock clock;

  EventChanges(
      EventStore events, RsvpStore rsvps, Promotions promotions, Notices notices, Clock clock) {
    this.events = events;
    this.rsvps = rsvps;
    this.promotions = promotions;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Makes {@code was} what {@code wanted} is, but for its chats; the cards are the caller's. Calling twice with the same
   * operation is harmless.
   */
  public Future<Change> apply(Event was, Event wanted, String operation) {
    if (wanted.capacity().equals(was.capacity())) {
      return keep(was, wanted, new Change(Result.CHANGED, was.taken(), List.of()));
    }
    return rsvps
        .resize(was.id(), wanted.capacity().orElse(0), operation, clock.instant())
        .compose(outcome -> outcome.result() == RsvpOutcome.Result.BELOW_TAKEN
            ? Future.succeededFuture(new Change(Result.BELOW_TAKEN, outcome.taken(), List.of()))
            : promotions
                .letters(was, outcome.promoted(), operation)
                .compose(letters ->
                    keep(was, wanted, new Change(Result.CHANGED, outcome.taken(), letters))));
  }

  private Future<Change> keep(Event was, Event wanted, Change change) {
    return notices
        .changing(was, wanted)
        .compose(done -> events.update(was, wanted))
        .map(kept -> kept ? change : new Change(Result.CONFLICT, change.taken(), change.letters()));
  }
}
