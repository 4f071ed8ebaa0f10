package io.reunion.member;

import java.util.List;

/**
 * Somebody who was found.
 *
 * @param profile what the viewer may see of them
 * @param score the higher the better; only to be compared within one result
 * @param near whether the question had to be read generously
 * @param reasons one for each part of the question that was met, in its order
 */
public record Match(Profile profile, double score, boolean near, List<Reason> reasons) {
  public Match {
    reasons = List.copyOf(reasons);
  }

  public MemberId id() {
    return profile.id();
  }
}
