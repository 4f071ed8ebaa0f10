package io.reunion.event.rsvp;

import io.reunion.event.Seat;
import java.util.List;
import java.util.Optional;

/**
 * What an answer says besides who gives it.
 *
 * @param seats including the person; meaningless unless ACCEPTED
 * @param more the seats are so many more than before, or fewer if negative, not their number
 * @param seat where; empty for where the person is already, else the room
 * @param words what was understood, for the event's journal
 * @param otherKeys under which the same person may stand already: accounts that are linked since, a line of a list
 * @param turn that they had on the waiting list, and have again if they come to wait; empty for the next one
 * @param office whether it is no message of a chat, which would come again after a crash: who gets a seat by it is written down
 *     until they have been told
 */
public record Wish(
    Answer answer,
    int seats,
    boolean more,
    Optional<Seat> seat,
    String words,
    List<String> otherKeys,
    Optional<Long> turn,
    boolean office) {
  public Wish {
    otherKeys = List.copyOf(otherKeys);
  }

  /** The same for somebody who waits after all others, if they come to wait. */
  public Wish(
      Answer answer,
      int seats,
      boolean more,
      Optional<Seat> seat,
      String words,
      List<String> otherKeys) {
    this(answer, seats, more, seat, words, otherKeys, Optional.empty(), false);
  }

  public static Wish of(Answer answer, int seats) {
    return new Wish(answer, seats, false, Optional.empty(), "", List.of());
  }

  public Wish at(Seat other) {
    return new Wish(answer, seats, more, Optional.of(other), words, otherKeys, turn, office);
  }

  /** The same, said by no message of a chat. */
  public Wish byOffice() {
    return new Wish(answer, seats, more, seat, words, otherKeys, turn, true);
  }

  /** The same for somebody who waits by this turn, if they come to wait. */
  public Wish waitingBy(Optional<Long> before) {
    return new Wish(answer, seats, more, seat, words, otherKeys, before, office);
  }
}
