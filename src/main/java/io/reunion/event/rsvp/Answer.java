package io.reunion.event.rsvp;

/** What somebody answers; NONE takes an earlier answer back. */
public enum Answer {
  ACCEPTED,
  TENTATIVE,
  DECLINED,
  NONE
}
