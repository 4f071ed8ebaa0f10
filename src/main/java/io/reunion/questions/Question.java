package io.reunion.questions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A question put into a box.
 *
 * @param box the number of the box
 * @param by {@code m:MEMBER} or {@code u:PLATFORM:USER}
 * @param group the number of the question that speaks for it; its own if it speaks for itself
 * @param apart the questions of which a person said that they are others
 */
public record Question(
    int number,
    int box,
    String by,
    String text,
    Instant at,
    int group,
    List<Integer> apart,
    State state,
    String answer) {
  /** What became of it. */
  public enum State {
    WAITING,
    ANSWERED,
    STILL_OPEN
  }

  /**
   * A box of questions.
   *
   * @param title of the meeting
   * @param event the id of the event that it belongs to; nothing if it is none of ours
   */
  public record Box(int number, String title, boolean closed, String event) {
    public Box {
      // Boxes from before they could belong to an event have none.
      event = Objects.requireNonNullElse(event, "");
    }

    /** By its number or its event's id. */
    boolean isCalled(String word) {
      return Integer.toString(number).equals(word)
          || (!event.isEmpty() && event.equalsIgnoreCase(word));
    }

    Box asClosed() {
      return new Box(number, title, true, event);
    }
  }

  public Question {
    apart = List.copyOf(apart);
  }

  String id() {
    return Integer.toString(number);
  }

  Question inGroup(int other) {
    return new Question(number, box, by, text, at, other, apart, state, answer);
  }

  Question apartFrom(int other) {
    List<Integer> more = new ArrayList<>(apart);
    if (!more.contains(other)) {
      more.add(other);
    }
    return new Question(number, box, by, text, at, group, more, state, answer);
  }

  /** What is answered stays answered. */
  Question ended(State how, String with) {
    return state == State.ANSWERED && how == State.STILL_OPEN
        ? this
        : new Question(number, box, by, text, at, group, apart, how, with);
  }
}
