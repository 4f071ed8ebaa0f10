package io.reunion.event.rsvp;

import io.reunion.event.Event;
import io.reunion.event.Seat;
import io.reunion.redis.ScriptReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of an answer.
 *
 * @param position on the waiting list, from 1, if WAITLISTED
 * @param seats the person's seats now
 * @param taken the seats that are taken now, in the room
 * @param before how the person stood before; empty if they had not answered
 * @param beforeSeats the seats they held or waited for
 * @param seat where the person is now, or which capacity was changed
 * @param seatBefore where they were
 * @param takenOnline the seats from afar that are taken now
 * @param promoted keys of those who got a seat through this
 */
public record RsvpOutcome(
    Result result,
    int position,
    int seats,
    int taken,
    long version,
    Optional<Rsvp.Status> before,
    int beforeSeats,
    Seat seat,
    Seat seatBefore,
    int takenOnline,
    List<String> promoted) {

  /** All seats that are taken, in the room and from afar. */
  public int allTaken() {
    return taken + takenOnline;
  }

  /** The kinds of outcome. Those from STALE on have changed nothing. */
  public enum Result {
    ACCEPTED,
    TENTATIVE,
    DECLINED,
    WITHDRAWN,
    WAITLISTED,
    /** The capacity is changed. */
    RESIZED,
    /** More seats were asked for than are left; the seats held before are kept. */
    NO_ROOM,
    /** A newer message of this person was worked before. */
    STALE,
    CLOSED,
    DEADLINE_OVER,
    PARTY_TOO_LARGE,
    /** So many fewer were asked for that none would be left; the seats held before are kept. */
    NONE_LEFT,
    /** The new capacity is below the seats that are taken. */
    BELOW_TAKEN,
    NO_EVENT,
    /** The event is for others. */
    NOT_INVITED
  }

  /** What the script answers. */
  static RsvpOutcome read(ScriptReply reply) {
    List<String> promoted = new ArrayList<>();
    for (int i = 10; i < reply.size(); i++) {
      promoted.add(reply.text(i));
    }
    return new RsvpOutcome(
        Result.valueOf(reply.text(0)),
        (int) reply.number(1),
        (int) reply.number(2),
        (int) reply.number(3),
        reply.number(4),
        StandingText.status(reply.text(5)),
        (int) reply.number(6),
        Seat.stored(reply.text(7)),
        Seat.stored(reply.text(8)),
        (int) reply.number(9),
        List.copyOf(promoted));
  }

  /** What never came before the script. */
  public static RsvpOutcome refused(Result result, Event event) {
    return new RsvpOutcome(
        result,
        0,
        0,
        event.taken(),
        event.version(),
        Optional.empty(),
        0,
        Seat.ROOM,
        Seat.ROOM,
        event.takenOnline(),
        List.of());
  }

  /** Whether anything about the person or the event is different now. */
  public boolean changed() {
    return result.compareTo(Result.NO_ROOM) < 0;
  }
}
