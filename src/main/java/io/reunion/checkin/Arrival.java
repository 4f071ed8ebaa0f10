package io.reunion.checkin;

import io.reunion.event.Seat;
import java.time.Instant;
import java.util.List;

/**
 * Somebody has come.
 *
 * @param person under which key they are counted
 * @param name as others may see it
 * @param seat in the room or from afar
 * @param seats how many came, with this person
 * @param walkIn whether they came without having a seat
 * @param way how that became known
 * @param also under which keys they had come before it was known who they are; an answer may still stand there
 */
public record Arrival(
    String person,
    String name,
    Seat seat,
    int seats,
    boolean walkIn,
    Way way,
    Instant at,
    List<String> also) {
  public Arrival {
    also = List.copyOf(also);
  }

  /** How it became known. */
  public enum Way {
    WORD,
    CODE,
    LIST
  }
}
