package io.reunion.ballot.count;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How seats are filled. */
public enum Method {
  /** As many choices as seats at most; the candidates with the most votes are elected. */
  BLOCK,
  /** As many choices as one likes; the candidates with the most votes are elected. */
  APPROVAL,
  /**
   * Candidates in order of preference, counted by the rules for Scottish local elections (SSI 2007/42, weighted inclusive
   * Gregory method): quota ⌊papers ÷ (seats + 1)⌋ + 1, transfer values to five decimal places without the remainder.
   */
  STV;

  private static final Map<String, Method> WORDS = Map.of(
      "block", BLOCK,
      "多选", BLOCK,
      "多数", BLOCK,
      "approval", APPROVAL,
      "赞成", APPROVAL,
      "认可", APPROVAL,
      "stv", STV,
      "排序", STV);

  /** The method that people call so; empty if none is. */
  public static Optional<Method> read(String word) {
    return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)));
  }
}
