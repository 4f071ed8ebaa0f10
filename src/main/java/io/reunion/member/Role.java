package io.reunion.member;

/** What a person may do, the least first. Nothing is known of a GUEST. */
public enum Role {
  GUEST,
  MEMBER,
  ORGANISER,
  ADMIN;

  public boolean atLeast(Role needed) {
    return compareTo(needed) >= 0;
  }
}
