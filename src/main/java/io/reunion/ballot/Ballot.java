package io.reunion.ballot;

import java.util.List;
import java.util.Optional;

/**
 * A vote on a motion or for some seats.
 *
 * @param closing what was found when it closed
 * @param papers of a sealed ballot, once trustees have opened it, or of a hand vote: which options each names
 * @param offers who would be a trustee and is not confirmed yet
 */
public record Ballot(
    Terms terms,
    State state,
    Optional<Closing> closing,
    Optional<List<List<String>>> papers,
    List<Offer> offers) {
  /**
   * Somebody who would be a trustee.
   *
   * @param person one key for each person: {@code m:} and a member's id, or {@code u:} and an account
   */
  public record Offer(String person, Terms.Trustee trustee) {}

  /** How far it is. */
  public enum State {
    DRAFT,
    OPEN,
    /** Sealed papers wait for the trustees. */
    CLOSED,
    /** There is a result. */
    COUNTED,
    /** There was no quorum; nobody ever sees what was voted. */
    VOID
  }

  /**
   * @param attended who was present, represented or voted
   * @param needed for the quorum
   * @param votes in the box
   * @param head of the chain of sealed papers; nothing for a hand vote
   */
  public record Closing(int attended, int needed, int votes, String head) {
    public boolean quorum() {
      return attended >= needed;
    }
  }

  public String id() {
    return terms.id();
  }
}
