package io.reunion.event;

/** What somebody answers; NONE takes an earlier answer back. */
public enum Answer {
  ACCEPTED,
  TENTATIVE,
  DECLINED,
  NONE
}
