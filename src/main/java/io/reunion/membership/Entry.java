package io.reunion.membership;

import io.reunion.chat.UserId;
import java.time.Instant;
import java.util.Map;

/**
 * Somebody's wish to join.
 *
 * @param user who wrote it
 * @param answers by the step's name; nothing after it was declined
 * @param member whom it became, or nothing
 */
public record Entry(
    int number, UserId user, Map<String, String> answers, Instant at, State state, String member) {
  /** Where it stands. */
  public enum State {
    WAITING,
    ACCEPTED,
    DECLINED
  }

  public Entry {
    answers = Map.copyOf(answers);
  }

  String id() {
    return Integer.toString(number);
  }

  public boolean isWaiting() {
    return state == State.WAITING;
  }

  String answer(String step) {
    return answers.getOrDefault(step, "");
  }

  Entry accepted(String as) {
    return isWaiting() ? new Entry(number, user, answers, at, State.ACCEPTED, as) : this;
  }

  Entry declined() {
    return isWaiting() ? new Entry(number, user, Map.of(), at, State.DECLINED, "") : this;
  }

  /**
   * A membership's term.
   *
   * @param member the id
   * @param until the membership lapses then, unless it is renewed
   * @param warned when the member was told that the record will be deleted (ms); 0 if they were not
   */
  public record Term(String member, Instant until, long warned) {
    Term(String member, Instant until) {
      this(member, until, 0);
    }

    public boolean isCurrent(Instant now) {
      return now.isBefore(until);
    }
  }
}
