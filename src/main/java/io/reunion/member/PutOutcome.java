package io.reunion.member;

/**
 * What became of a write.
 *
 * @param member as it is stored now if it is STORED, else as it was to be stored
 */
public record PutOutcome(Status status, Member member) {

  /** What became of it. */
  public enum Status {
    STORED,
    /** Somebody else changed the member since it was read: read again and decide anew. */
    CONFLICT,
    /** The student number, e-mail address or phone number is another member's. */
    KEY_TAKEN
  }

  public boolean isStored() {
    return status == Status.STORED;
  }
}
