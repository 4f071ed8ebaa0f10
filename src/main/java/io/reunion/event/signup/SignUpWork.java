package io.reunion.event.signup;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.language.signup.Question;
import java.util.List;
import java.util.Optional;

/**
 * What a pasted list comes to: answers to be noted, and what has to be asked.
 *
 * @param left names of those whose own answers the paster may not change
 * @param by key of the one who pasted it
 * @param at when, in ms since 1970
 */
record SignUpWork(
    List<Item> items,
    List<Open> open,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> left,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String by,
    long at) {
  /** Nothing is to be done. */
  static final SignUpWork NOTHING = new SignUpWork(List.of(), List.of(), List.of(), "", 0);

  /** What happened to somebody's line. */
  enum Kind {
    ADDED,
    CHANGED,
    WITHDRAWN
  }

  /**
   * One person's answer.
   *
   * @param time when it came to hold, in ms since 1970
   * @param otherKeys under which the same person may stand already
   * @param was who they were by their answer until then; absent if there was none
   * @param line the id of the person on the list
   * @param turn theirs on the waiting list until then
   * @param again the line was refused before, and says the same
   * @param name theirs on the list
   */
  record Item(
      Kind kind,
      Attendee attendee,
      Answer answer,
      int seats,
      long time,
      List<String> otherKeys,
      Optional<Attendee> was,
      @JsonSetter(nulls = Nulls.AS_EMPTY) String line,
      Optional<Long> turn,
      boolean again,
      @JsonSetter(nulls = Nulls.AS_EMPTY) String name) {
    /** The same tried once more at {@code moment}. */
    Item again(long moment) {
      return new Item(
          kind,
          attendee,
          answer,
          seats,
          Math.max(time, moment),
          otherKeys,
          was,
          line,
          turn,
          true,
          name);
    }
  }

  /**
   * A line that is not understood; it stays as it was.
   *
   * @param name the person's, or the line as written
   */
  record Open(Question question, String name) {}

  SignUpWork {
    items = List.copyOf(items);
    open = List.copyOf(open);
    left = List.copyOf(left);
  }
}
