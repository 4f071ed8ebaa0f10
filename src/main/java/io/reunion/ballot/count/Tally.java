package io.reunion.ballot.count;

import java.util.Collection;

/** How many voted how on a motion. */
public record Tally(int inFavour, int against, int abstained) {
  public static final Tally NONE = new Tally(0, 0, 0);

  /** What one can vote on a motion. */
  public enum Voice {
    FOR,
    AGAINST,
    ABSTAIN
  }

  /** Everybody who voted, abstentions included. */
  public int cast() {
    return inFavour + against + abstained;
  }

  /** With {@code votes} more of this kind. */
  public Tally plus(Voice voice, int votes) {
    return switch (voice) {
      case FOR -> new Tally(inFavour + votes, against, abstained);
      case AGAINST -> new Tally(inFavour, against + votes, abstained);
      case ABSTAIN -> new Tally(inFavour, against, abstained + votes);
    };
  }

  public static Tally of(Collection<Voice> voices) {
    Tally tally = NONE;
    for (Voice voice : voices) {
      tally = tally.plus(voice, 1);
    }
    return tally;
  }
}
