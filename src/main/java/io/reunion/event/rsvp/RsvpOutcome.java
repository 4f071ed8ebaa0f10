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
 * @param besides what else there is to say of the person
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
    List<String> promoted,
    Besides besides) {

  /**
   * More of the person.
   *
   * @param turn by which they wait now
   * @param turnBefore by which they waited before; none as long as seats are to be drawn
   * @param guestsBefore who came along by name before
   */
  public record Besides(Optional<Long> turn, Optional<Long> turnBefore, List<String> guestsBefore) {
    private static final Besides NOTHING =
        new Besides(Optional.empty(), Optional.empty(), List.of());

    /** No key of a person begins like these. */
    private static final String TURN = "turn=";

    private static final String TURN_BEFORE = "before=";
    private static final String GUESTS_BEFORE = "guests=";

    public Besides {
      guestsBefore = List.copyOf(guestsBefore);
    }

    static boolean isPart(String text) {
      return text.startsWith(TURN)
          || text.startsWith(TURN_BEFORE)
          || text.startsWith(GUESTS_BEFORE);
    }

    static Besides read(List<String> texts) {
      return new Besides(
          find(texts, TURN).map(Long::valueOf),
          find(texts, TURN_BEFORE).map(Long::valueOf),
          find(texts, GUESTS_BEFORE)
              .map(json -> new JsonArray(json).stream().map(String::valueOf).toList())
              .orElse(List.of()));
    }

    private static Optional<String> find(List<String> texts, String mark) {
      return texts.stream()
          .filter(text -> text.startsWith(mark))
          .map(text -> text.substring(mark.length()))
          .findFirst();
    }
  }

  /** All seats that are taken, in the room and from afar. */
  public int allTaken() {
    return taken + takenOnline;
  }

  /** What an outcome says of the answer that it came of. */
  private enum Verdict {
    /** It stands. */
    NOTED,
    /** It could not be taken as things are, and nothing is changed. */
    REFUSED,
    /** It was none, or a newer one stands. */
    NEITHER
  }

  /** The kinds of outcome. Those from NO_ROOM on have changed nothing. */
  public enum Result {
    ACCEPTED(Verdict.NOTED),
    TENTATIVE(Verdict.NOTED),
    DECLINED(Verdict.NOTED),
    WITHDRAWN(Verdict.NOTED),
    WAITLISTED(Verdict.NOTED),
    /** The capacity is changed. */
    RESIZED(Verdict.NEITHER),
    /** More seats were asked for than are left; the seats held before are kept. */
    NO_ROOM(Verdict.REFUSED),
    /** A newer message of this person was worked before. */
    STALE(Verdict.NEITHER),
    CLOSED(Verdict.REFUSED),
    DEADLINE_OVER(Verdict.REFUSED),
    PARTY_TOO_LARGE(Verdict.REFUSED),
    /** At least as many seats were given back as are held; they are kept. */
    NONE_LEFT(Verdict.REFUSED),
    /** The new capacity is below the seats that are taken. */
    BELOW_TAKEN(Verdict.NEITHER),
    NO_EVENT(Verdict.REFUSED),
    /** The event is for others. */
    NOT_INVITED(Verdict.REFUSED);

    private final Verdict verdict;

    Result(Verdict verdict) {
      this.verdict = verdict;
    }

    /** Whether an answer came to this, and stands. */
    public boolean isNoted() {
      return verdict == Verdict.NOTED;
    }

    /** Whether an answer could not be taken as things are. */
    public boolean isRefused() {
      return verdict == Verdict.REFUSED;
    }

    /** How somebody stands whose answer came to this; empty where they have none any more, or it does not stand. */
    public Optional<Rsvp.Status> status() {
      return isNoted() && this != WITHDRAWN
          ? Optional.of(Rsvp.Status.valueOf(name()))
          : Optional.empty();
    }
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
    List<String> rest = texts.subList(10, texts.size());
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
        rest.stream().filter(text -> !Besides.isPart(text)).toList(),
        rest.isEmpty() ? Besides.NOTHING : Besides.read(rest));
  }

  /** What never came before the script. */
  public static RsvpOutcome refused(Result result, Event event) {
    return expected(result, event, 0, 0, Seat.ROOM);
  }

  /** What the script would answer of somebody who has not answered before, as far as {@code event} tells it. */
  public static RsvpOutcome expected(
      Result result, Event event, int position, int seats, Seat seat) {
    return new RsvpOutcome(
        result,
        position,
        seats,
        event.taken(),
        event.version(),
        Optional.empty(),
        0,
        seat,
        seat,
        event.takenOnline(),
        List.of(),
        Besides.NOTHING);
  }

  /** Whether an answer was taken back that was never given. */
  public boolean hadNone() {
    return result == Result.WITHDRAWN && before.isEmpty();
  }

  /** Whether anything about the person or the event is different now. */
  public boolean changed() {
    return result.compareTo(Result.NO_ROOM) < 0;
  }
}
