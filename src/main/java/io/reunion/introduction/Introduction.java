package io.reunion.introduction;

import io.reunion.member.MemberId;
import java.time.Instant;

/**
 * One wish to be introduced.
 *
 * @param reason in the asker's words, passed on as it is; may be empty
 * @param askerContact what the asker gives besides what they show after introductions; may be empty
 * @param askedContact the same of the one who was asked, once they agreed
 * @param until when silence becomes the answer
 * @param told whether the one who was asked has been asked yet
 */
record Introduction(
    String id,
    MemberId asker,
    MemberId asked,
    String reason,
    String askerContact,
    String askedContact,
    State state,
    Instant at,
    Instant until,
    boolean told) {

  /** Where it stands. */
  enum State {
    /** For the answer of the one who was asked. */
    WAITING,
    /** They said no, of which the asker hears nothing. */
    DECLINED,
    AGREED,
    /** The asker took it back. */
    WITHDRAWN,
    /** The time is over, without a yes. */
    ENDED
  }

  /** As far as the asker is told: a no looks like silence. */
  boolean seemsOpen(Instant now) {
    return (state == State.WAITING || state == State.DECLINED) && now.isBefore(until);
  }

  /** How it ended as far as the asker is told. */
  State shown() {
    return state == State.DECLINED || state == State.WAITING ? State.ENDED : state;
  }

  /** Whether the one who was asked can still say yes. */
  boolean isOpen(Instant now) {
    return told && seemsOpen(now);
  }

  MemberId other(MemberId self) {
    return self.equals(asker) ? asked : asker;
  }

  /** What the one who is not {@code self} gives besides. */
  String contactFor(MemberId self) {
    return self.equals(asker) ? askedContact : askerContact;
  }

  /** Never the words: this may end in a log. */
  @Override
  public String toString() {
    return "Introduction[" + id + ", " + state + "]";
  }
}
