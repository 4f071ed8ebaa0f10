package io.reunion.ballot.count;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** When a motion is carried. Each rule says what becomes of abstentions. */
public enum Majority {
  /** More for than against; abstentions do not count. */
  SIMPLE,
  /** More than half of all votes cast; an abstention is a vote cast. */
  ABSOLUTE,
  /** At least two thirds of all votes cast; an abstention is a vote cast. */
  TWO_THIRDS,
  /** More than half of the roll; who abstains or stays away counts as not in favour. */
  ROLL,
  /** At least two thirds of the roll; who abstains or stays away counts as not in favour. */
  ROLL_TWO_THIRDS;

  private static final Map<String, Majority> WORDS = Map.ofEntries(
      Map.entry("simple", SIMPLE),
      Map.entry("简单多数", SIMPLE),
      Map.entry("absolute", ABSOLUTE),
      Map.entry("绝对多数", ABSOLUTE),
      Map.entry("过半数", ABSOLUTE),
      Map.entry("two-thirds", TWO_THIRDS),
      Map.entry("2/3", TWO_THIRDS),
      Map.entry("三分之二", TWO_THIRDS),
      Map.entry("roll", ROLL),
      Map.entry("全体过半数", ROLL),
      Map.entry("roll-two-thirds", ROLL_TWO_THIRDS),
      Map.entry("全体三分之二", ROLL_TWO_THIRDS));

  /** The rule that people call so; empty if none is. */
  public static Optional<Majority> read(String word) {
    return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)));
  }

  /** Whether a motion is carried. */
  public boolean carries(Tally tally, int roll) {
    return switch (this) {
      case SIMPLE -> tally.inFavour() > tally.against();
      case ABSOLUTE -> Share.HALF.exceeded(tally.inFavour(), tally.cast());
      case TWO_THIRDS ->
        tally.cast() > 0 && Share.TWO_THIRDS.reached(tally.inFavour(), tally.cast());
      case ROLL -> Share.HALF.exceeded(tally.inFavour(), roll);
      case ROLL_TWO_THIRDS -> roll > 0 && Share.TWO_THIRDS.reached(tally.inFavour(), roll);
    };
  }
}
