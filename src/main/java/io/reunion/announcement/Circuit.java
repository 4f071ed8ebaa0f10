package io.reunion.announcement;

import java.util.ArrayDeque;
import java.util.Deque;

/** Trips when too many of the last copies of one run could not be sent: what is wrong is then not the single chat. */
final class Circuit {
  private static final int LOOKED_AT = 40;
  private static final int FEWEST = 20;

  private final Deque<Boolean> failures = new ArrayDeque<>();
  private int failed;

  void note(boolean failure) {
    failures.addLast(failure);
    failed += failure ? 1 : 0;
    if (failures.size() > LOOKED_AT) {
      failed -= failures.removeFirst() ? 1 : 0;
    }
  }

  /** Half of the last forty failed, or of fewer where there have been twenty. */
  boolean isTripped() {
    return failures.size() >= FEWEST && 2 * failed >= failures.size();
  }

  int failed() {
    return failed;
  }

  int lookedAt() {
    return failures.size();
  }
}
