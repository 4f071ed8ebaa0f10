package io.reunion.exchange;

import java.time.Instant;
import java.util.List;

/**
 * Two people who may have something for each other. Nothing of one is told to the other before both said yes.
 *
 * @param cards the numbers of the cards, one of each side; one card if the other side simply asked for it
 * @param reason the words that both cards have
 */
public record Pairing(
    String id,
    List<Integer> cards,
    Side left,
    Side right,
    String reason,
    Instant at,
    Worked worked) {
  /**
   * One of the two.
   *
   * @param person {@code m:MEMBER}
   * @param contact what the other gets of it
   */
  public record Side(String person, Answer answer, String contact) {
    static Side asked(String person) {
      return new Side(person, Answer.NONE, "");
    }
  }

  /** What one side said. */
  public enum Answer {
    NONE,
    YES,
    NO
  }

  /** What came of it. */
  public enum Worked {
    UNKNOWN,
    YES,
    NO
  }

  public Pairing {
    cards = List.copyOf(cards);
  }

  boolean concerns(String person) {
    return left.person().equals(person) || right.person().equals(person);
  }

  Side of(String person) {
    return left.person().equals(person) ? left : right;
  }

  Side other(String person) {
    return left.person().equals(person) ? right : left;
  }

  boolean isMade() {
    return left.answer() == Answer.YES && right.answer() == Answer.YES;
  }

  /** Where only one side has a card, its owner is asked once the other side, the left, wants it. */
  boolean waitsFor(String person) {
    return concerns(person)
        && of(person).answer() == Answer.NONE
        && (cards.size() > 1 || (right.person().equals(person) && left.answer() == Answer.YES));
  }

  /** A word once given holds: what was agreed by both cannot be taken back here; a contact can be given later. */
  Pairing answered(String person, Answer answer, String contact) {
    boolean later = answer == Answer.YES && of(person).contact().isEmpty();
    if ((isMade() && !later) || !concerns(person)) {
      return this;
    }
    Side side = new Side(person, answer, answer == Answer.YES ? contact : "");
    return left.person().equals(person)
        ? new Pairing(id, cards, side, right, reason, at, worked)
        : new Pairing(id, cards, left, side, reason, at, worked);
  }

  Pairing worked(Worked outcome) {
    return isMade() && worked == Worked.UNKNOWN
        ? new Pairing(id, cards, left, right, reason, at, outcome)
        : this;
  }
}
