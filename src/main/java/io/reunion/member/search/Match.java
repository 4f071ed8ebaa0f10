package io.reunion.member.search;

import io.reunion.member.MemberId;
import io.reunion.member.Profile;
import java.util.List;

/**
 * Somebody who was found.
 *
 * @param profile what the viewer may see of them
 * @param score the higher the better; only to be compared within one result
 * @param near whether the question had to be read generously
 * @param reasons one for each part of the question that was met, in its order
 * @param missing the parts that were not, as they were written; only where nobody met them all
 */
public record Match(
    Profile profile, double score, boolean near, List<Reason> reasons, List<String> missing) {
  public Match {
    reasons = List.copyOf(reasons);
    missing = List.copyOf(missing);
  }

  public MemberId id() {
    return profile.id();
  }
}
