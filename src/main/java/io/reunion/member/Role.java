package io.reunion.member;

/** What a person may do, in rising order. */
public enum Role {
  GUEST,
  MEMBER,
  ORGANISER,
  ADMIN
}
