package io.reunion.schedule;

import java.time.Instant;

/**
 * A job in the hands of a worker.
 *
 * @param id derived from what causes the job, so that there is never a second one
 * @param due when it was to be done
 * @param attempt how often it has been taken, from 1
 * @param work what is to be done, in the words of whoever put it there
 */
public record Job(String id, Instant due, int attempt, String work) {
  /** Where a job stands. */
  public enum State {
    QUEUED,
    /** In the hands of a worker; it had no effect yet. */
    TAKEN,
    /** Its effect may have happened. */
    BEGUN,
    DONE,
    /** It makes no sense any more, or it could not be done. */
    DROPPED,
    /** It had begun when its worker was lost, and nobody knows what became of it. Never done again by itself. */
    UNKNOWN
  }
}
