package io.reunion.event.rsvp;

import java.util.Optional;

/** What somebody answers; NONE takes an earlier answer back. */
public enum Answer {
  ACCEPTED,
  TENTATIVE,
  DECLINED,
  NONE;

  /** What somebody has said who stands so; NONE for those who do not stand at all. */
  public static Answer of(Optional<Rsvp.Status> status) {
    return status.map(Rsvp.Status::answer).orElse(NONE);
  }
}
