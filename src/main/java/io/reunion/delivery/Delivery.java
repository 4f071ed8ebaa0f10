package io.reunion.delivery;

/**
 * One copy of something that goes to many.
 *
 * @param recipient to whom, a chat as written by {@link io.reunion.chat.ChatId#toString}
 * @param attempt how often a worker has taken it
 * @param detail the platform's message id when SENT, the reason otherwise; may be empty
 */
public record Delivery(String recipient, State state, int attempt, String detail) {
  /** Where a copy stands. It moves to SENT only on the platform's word. */
  public enum State {
    QUEUED,
    /** Taken by a worker, not begun. */
    CLAIMED,
    /** Its request may have left. */
    SENDING,
    SENT,
    FAILED,
    /** The chat does not exist any more. */
    GONE,
    /** The request left and nobody knows what became of it. A person decides. */
    UNKNOWN
  }
}
