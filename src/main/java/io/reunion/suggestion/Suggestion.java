package io.reunion.suggestion;

import java.time.Instant;
import java.util.Set;

/**
 * What somebody suggests.
 *
 * @param by {@code m:MEMBER} or {@code u:PLATFORM:USER}; nothing if it is anonymous
 * @param codeHash of the code with which an anonymous author reads the answer; else nothing
 * @param at of an anonymous one only the day
 * @param owner the name of whoever takes care of it; nothing if nobody does
 * @param answer to the author; nothing while there is none
 * @param changed when state or answer last changed
 */
public record Suggestion(
    int number,
    String by,
    String codeHash,
    String text,
    Instant at,
    State state,
    String owner,
    String answer,
    Instant changed) {
  /** Where it stands. */
  public enum State {
    OPEN,
    PLANNED,
    DONE,
    DECLINED
  }

  boolean isAnonymous() {
    return by.isEmpty();
  }

  Suggestion ownedBy(String name) {
    return new Suggestion(number, by, codeHash, text, at, state, name, answer, changed);
  }

  Suggestion answered(State newState, String newAnswer, Instant now) {
    String said = newAnswer.isEmpty() ? answer : newAnswer;
    return newState == state && said.equals(answer)
        ? this
        : new Suggestion(number, by, codeHash, text, at, newState, owner, said, now);
  }

  /** The same with another code: of a message that came twice the last answer is read. */
  Suggestion withCode(String hash) {
    return new Suggestion(number, by, hash, text, at, state, owner, answer, changed);
  }

  /** The same after whoever took care of it under one of these names was forgotten. */
  Suggestion withoutOwner(Set<String> names) {
    return names.contains(owner) ? ownedBy("") : this;
  }

  /** The same after its author was forgotten. */
  Suggestion withoutAuthor() {
    return new Suggestion(number, "", codeHash, text, at, state, owner, answer, changed);
  }
}
