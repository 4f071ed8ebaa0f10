package io.reunion.event.rsvp;

import io.reunion.event.Event;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.RsvpOutcome.Result;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code rsvp.lua} would answer, without doing it: for groups in which the bot only listens.
 *
 * @param time of the message
 * @param waiting who waits
 */
record Foreseen(Event event, Instant time, Waiting waiting) {
  /**
   * How somebody stands before they answer.
   *
   * @param ahead how many wait before them; 0 if they do not wait
   */
  record Before(Optional<Rsvp.Status> status, int seats, long time, Seat seat, int ahead) {
    /** As {@code rsvp.lua} stores it, {@code STATUS:seats:time} and perhaps {@code :ONLINE}; null for nobody. */
    static Before read(@Nullable String stored) {
      if (stored == null) {
        return new Before(Optional.empty(), 0, -1, Seat.ROOM, 0);
      }
      String[] parts = (stored + ":").split(":", 5);
      return new Before(
          parts[0].equals("NONE") ? Optional.empty() : Optional.of(Rsvp.Status.valueOf(parts[0])),
          Integer.parseInt(parts[1]),
          Long.parseLong(parts[2]),
          Seat.stored(parts[3]),
          0);
    }

    Before behind(int others) {
      return new Before(status, seats, time, seat, others);
    }

    boolean accepted() {
      return status.equals(Optional.of(Rsvp.Status.ACCEPTED));
    }

    boolean waits() {
      return status.equals(Optional.of(Rsvp.Status.WAITLISTED));
    }

    boolean holds() {
      return accepted() || waits();
    }
  }

  RsvpOutcome of(Wish wish, Before before) {
    if (time.toEpochMilli() < before.time()) {
      return told(Result.STALE, 0, before.seats(), before.seat());
    }
    return switch (wish.answer()) {
      case TENTATIVE -> told(Result.TENTATIVE, 0, 0, Seat.ROOM);
      case DECLINED -> told(Result.DECLINED, 0, 0, Seat.ROOM);
      case NONE -> told(Result.WITHDRAWN, 0, 0, Seat.ROOM);
      case ACCEPTED -> accepted(wish, before);
    };
  }

  private RsvpOutcome accepted(Wish wish, Before before) {
    int seats = wish.seats() + (wish.more() ? (before.holds() ? before.seats() : 1) : 0);
    Seat where = event.terms().hybrid()
        ? wish.seat().orElse(before.holds() ? before.seat() : Seat.ROOM)
        : Seat.ROOM;
    return refusal(seats, where, before)
        .map(refused -> told(refused, 0, before.seats(), before.seat()))
        .orElseGet(() -> before.accepted()
            ? told(Result.ACCEPTED, 0, seats, where)
            : newly(seats, where, before));
  }

  private Optional<Result> refusal(int seats, Seat where, Before before) {
    boolean noMore = before.holds() && seats <= before.seats() && where == before.seat();
    if (event.state() != Event.State.OPEN) {
      return Optional.of(Result.CLOSED);
    }
    if (seats < 1) {
      return Optional.of(Result.NONE_LEFT);
    }
    if (!noMore && event.deadline().filter(time::isAfter).isPresent()) {
      return Optional.of(Result.DEADLINE_OVER);
    }
    boolean tooLarge =
        seats > event.partyLimit() || (seats > capacity(where) && !before.accepted());
    if (tooLarge && !noMore) {
      return Optional.of(Result.PARTY_TOO_LARGE);
    }
    return before.accepted() && !keeps(seats, where, before)
        ? Optional.of(Result.NO_ROOM)
        : Optional.empty();
  }

  private boolean keeps(int seats, Seat where, Before before) {
    boolean moves = where != before.seat();
    return event.taken(where) - (moves ? 0 : before.seats()) + seats <= capacity(where)
        && !(moves && waiting.count(where) > 0);
  }

  /** Whoever waits already keeps their place; a party that fits need not wait for others, unless the order is strict. */
  private RsvpOutcome newly(int seats, Seat where, Before before) {
    int ahead = before.waits() && where == before.seat() ? before.ahead() : waiting.count(where);
    boolean fits = event.taken(where) + seats <= capacity(where);
    boolean next = ahead == 0 || event.policy() == Event.Policy.FIT;
    return fits && next && !event.terms().pot()
        ? told(Result.ACCEPTED, 0, seats, where)
        : told(Result.WAITLISTED, ahead + 1, seats, where);
  }

  private int capacity(Seat seat) {
    return event.capacity(seat).filter(bound -> bound > 0).orElse(Integer.MAX_VALUE);
  }

  private RsvpOutcome told(Result result, int position, int seats, Seat seat) {
    return RsvpOutcome.expected(result, event, position, seats, seat);
  }
}
