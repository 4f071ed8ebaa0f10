package io.reunion.member;

import java.util.List;

/**
 * Some of all members, in the order in which they were last changed.
 *
 * @param next where the next page begins
 * @param more whether there is one
 */
public record MemberPage(List<Member> members, long next, boolean more) {
  public MemberPage {
    members = List.copyOf(members);
  }
}
