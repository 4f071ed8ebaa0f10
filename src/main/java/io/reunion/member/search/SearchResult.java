package io.reunion.member.search;

import java.util.List;

/**
 * Whom a viewer finds.
 *
 * @param matches the best first; those that are near after those that are exact
 * @param total how many there are in all; the near ones count only where nothing is exact
 * @param relaxed whether nobody met every part of the question, and some of it was given up
 */
public record SearchResult(List<Match> matches, int total, boolean relaxed) {
  public static final SearchResult NOTHING = new SearchResult(List.of(), 0, false);

  public SearchResult {
    matches = List.copyOf(matches);
  }
}
