package io.reunion.event.rsvp;

import io.reunion.event.Event;
import io.reunion.event.Seat;
import io.reunion.redis.ScriptReply;
import io.vertx.core.json.JsonArray;
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
    return read(reply.texts());
  }

  /** What the script has kept of an operation. */
  static RsvpOutcome stored(String json) {
    return read(new JsonArray(json).stream().map(String::valueOf).toList());
  }

  private static RsvpOutcome read(List<String> texts) {
    return new RsvpOutcome(
        Result.valueOf(texts.get(0)),
        Integer.parseInt(texts.get(1)),
        Integer.parseInt(texts.get(2)),
        Integer.parseInt(texts.get(3)),
        Long.parseLong(texts.get(4)),
        StandingText.status(texts.get(5)),
        Integer.parseInt(texts.get(6)),
        Seat.stored(texts.get(7)),
        Seat.stored(texts.get(8)),
        Integer.parseInt(texts.get(9)),
        List.copyOf(texts.subList(10, texts.size())));
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
