package io.reunion.member;

/** What became of linking an account to a member. */
public enum LinkOutcome {
  /** It is linked to that member now, or was already. */
  LINKED,
  /** It is linked to another member: unlink it there first. */
  TAKEN,
  NO_SUCH_MEMBER
}
