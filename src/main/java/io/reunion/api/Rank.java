package io.reunion.api;

import io.reunion.access.Caller;
import io.reunion.member.Role;

/** What somebody is to the console and the API, least first. */
enum Rank {
  GUEST,
  /** Holds an event, and sees to nothing else. */
  HOST,
  ORGANISER,
  ADMIN;

  static Rank of(Caller caller) {
    if (caller.has(Role.ADMIN)) {
      return ADMIN;
    }
    if (caller.has(Role.ORGANISER)) {
      return ORGANISER;
    }
    return caller.mayEnter() ? HOST : GUEST;
  }
}
