package io.reunion.ballot.count;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a count comes to.
 *
 * @param elected in the order in which they were
 * @param tie where the count stopped because nothing but a lot can decide
 * @param stages of the count; block vote and approval have one
 */
public record Outcome(
    Contest contest, Papers papers, List<String> elected, Optional<Tie> tie, List<Stage> stages) {
  /** Votes are counted in hundred-thousandths, since that is where transfer values are cut off. */
  public static final long WHOLE = 100_000;

  public Outcome {
    elected = List.copyOf(elected);
    stages = List.copyOf(stages);
  }

  /** How many papers there were of each sort. */
  public record Papers(int valid, int blank, int invalid) {
    public int all() {
      return valid + blank + invalid;
    }
  }

  /** What a lot is needed for. */
  public enum Question {
    /** Who gets the last seats. */
    SEAT,
    /** Whose surplus goes first. */
    SURPLUS,
    /** Who is left out next. */
    EXCLUSION
  }

  /**
   * @param among whom it lies, in the order of the paper
   * @param seats that are still to be filled
   */
  public record Tie(Question question, List<String> among, int seats) {
    public Tie {
      among = List.copyOf(among);
    }
  }

  /** What happened in a stage. */
  public enum Step {
    FIRST,
    SURPLUS,
    EXCLUSION
  }

  /**
   * @param whose surplus or papers moved
   * @param votes at the end of the stage, in parts of {@link #WHOLE}
   * @param lost what went to nobody so far, in the same
   * @param elected in this stage
   * @param byLot whether the lot decided whose turn it was
   */
  public record Stage(
      Step step,
      List<String> whose,
      Map<String, Long> votes,
      long lost,
      List<String> elected,
      boolean byLot) {
    public Stage {
      whose = List.copyOf(whose);
      votes = Map.copyOf(votes);
      elected = List.copyOf(elected);
    }
  }

  /** Votes for people: whole ones without, parts with five places. */
  public static String written(long votes) {
    return votes % WHOLE == 0
        ? Long.toString(votes / WHOLE)
        : String.format(java.util.Locale.ROOT, "%d.%05d", votes / WHOLE, votes % WHOLE);
  }
}
